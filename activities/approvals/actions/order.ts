import type { ApprovalOrder } from '../../../workflows/approvals/messages.ts'

/** What is told for one verb, or some of them. */
export type Order<A extends ApprovalOrder['action']> = Extract<ApprovalOrder, { action: A }>
