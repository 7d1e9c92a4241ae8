export { approvalForm } from '../approval-form.ts'
export { approvalPrint } from '../approval-print.ts'
