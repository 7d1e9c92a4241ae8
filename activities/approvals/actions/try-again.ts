import { isHeld, tryHeld } from '../../../domain/approvals/walk.ts'
import { conflict } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { handsOf } from '../hands.ts'
import { walkOn } from '../settle-stage.ts'
import type { Stage } from '../stage.ts'
import type { Order } from './order.ts'

/** Judges anew what could not be judged. Who may ask for it is checked where they ask. */
export async function tryAgain(stage: Stage, { key, comment }: Order<'retry'>): Promise<void> {
  const { records, actor, plan, state } = stage
  const held = state.tokens.find(isHeld)
  if (!held || stage.status !== 'pending') throw conflict(nothingHeld)
  records.push({
    ...{ nodeId: held.node, approverId: actor.userId, action: 'auto', key, comment },
    details: { why: 'retry' },
  })
  stage.state = await tryHeld(plan.ways, state, handsOf(stage))
  await walkOn(stage)
}

const nothingHeld = text('没有需要重试的节点', 'Nothing is held up here')
