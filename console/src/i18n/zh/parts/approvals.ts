export { approvalCallbacks } from '../approval-callbacks.ts'
export { approvals } from '../approvals.ts'
