export { approvals } from '../approvals.ts'
