export const approvalStatuses = ['draft', 'pending', 'approved', 'rejected', 'cancelled'] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]

/** What a record says was done; `timeout` and `auto` were done by nobody. */
export const approvalActions = [
  'submit',
  'approve',
  'reject',
  'return',
  'transfer',
  'delegate',
  'add_approver',
  'remove_approver',
  'withdraw',
  'urge',
  'comment',
  'resubmit',
  'discard',
  'cc',
  'timeout',
  'auto',
  'migrate',
] as const
export type ApprovalAction = (typeof approvalActions)[number]

export function hasApprovalEnded(status: ApprovalStatus): boolean {
  return status === 'approved' || status === 'rejected' || status === 'cancelled'
}
