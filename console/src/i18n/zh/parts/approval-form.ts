export { approvalForm } from '../approval-form.ts'
