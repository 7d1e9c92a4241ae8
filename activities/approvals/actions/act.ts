import type { ApprovalOrder } from '../../../workflows/approvals/messages.ts'
import type { Stage } from '../stage.ts'
import { discard, resubmit, urge, withdraw } from './by-applicant.ts'
import { comment } from './comment.ts'
import { decide } from './decide.ts'
import { addSigners, delegate, removeSigners, transfer } from './hand-on.ts'
import { handOver } from './hand-over.ts'
import { migrate } from './migrate.ts'
import { sendBackTo } from './send-back-to.ts'
import { sendCopy } from './send-copy.ts'
import { tryAgain } from './try-again.ts'

/** One file for what belongs together, one function for each verb. */
export function act(stage: Stage, order: ApprovalOrder): Promise<void> {
  switch (order.action) {
    case 'approve':
    case 'reject':
      return decide(stage, order)
    case 'return':
      return sendBackTo(stage, order)
    case 'transfer':
      return transfer(stage, order)
    case 'delegate':
      return delegate(stage, order)
    case 'add_approver':
      return addSigners(stage, order)
    case 'remove_approver':
      return removeSigners(stage, order)
    case 'withdraw':
      return withdraw(stage, order)
    case 'resubmit':
      return resubmit(stage, order)
    case 'discard':
      return discard(stage, order)
    case 'urge':
      return urge(stage, order)
    case 'comment':
      return comment(stage, order)
    case 'retry':
      return tryAgain(stage, order)
    case 'migrate':
      return migrate(stage, order)
    case 'cc':
      return sendCopy(stage, order)
    case 'hand_over':
      return handOver(stage, order)
  }
}
