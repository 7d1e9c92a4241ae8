import { type Text, text } from '../text.ts'
import type { ApprovalAction, ApprovalStatus } from './approval.ts'

/** What happened, as it stands on paper. */
export const actionWords: Record<ApprovalAction, Text> = {
  submit: text('提交', 'Handed in'),
  approve: text('同意', 'Approved'),
  reject: text('拒绝', 'Rejected'),
  return: text('退回', 'Returned'),
  transfer: text('转交', 'Transferred'),
  delegate: text('委托', 'Delegated'),
  add_approver: text('加签', 'Added signers'),
  remove_approver: text('减签', 'Removed signers'),
  withdraw: text('撤回', 'Withdrawn'),
  urge: text('催办', 'Reminded'),
  comment: text('评论', 'Commented'),
  resubmit: text('重新提交', 'Handed in again'),
  discard: text('作废', 'Discarded'),
  cc: text('抄送', 'Copied'),
  timeout: text('到时处理', 'Time was up'),
  auto: text('自动处理', 'By rule'),
  migrate: text('迁移版本', 'Moved to another version'),
}

export const statusWords: Record<ApprovalStatus, Text> = {
  draft: text('草稿', 'Draft'),
  pending: text('审批中', 'Pending'),
  approved: text('已通过', 'Approved'),
  rejected: text('已拒绝', 'Rejected'),
  cancelled: text('已作废', 'Cancelled'),
}
