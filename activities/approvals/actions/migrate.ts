import { judgeMove } from '../../../bpmn/approval/judge-move.ts'
import { renameNodesOf } from '../../../db/approvals/rename-nodes.ts'
import { mappingOf } from '../../../domain/approvals/node-mapping.ts'
import type { PlanNode } from '../../../domain/approvals/plan.ts'
import type { Token } from '../../../domain/approvals/tokens/token-state.ts'
import type { ApprovalConfig } from '../../../domain/approvals/workflow-graph.ts'
import { conflict, DomainError } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { walkOn } from '../settle-stage.ts'
import type { Stage } from '../stage.ts'
import { limitTimers } from '../time-limits.ts'
import { countOn } from './decide.ts'
import type { Order } from './order.ts'
import { record } from './record.ts'

/** From here on it goes by another version; who was asked stays asked, and what they said counts by the rules there. */
export async function migrate(stage: Stage, order: Order<'migrate'>): Promise<void> {
  const { plan: from, version, instance } = stage
  if (stage.status !== 'pending') throw conflict(notRunning)
  if (order.toVersion === version) throw conflict(isThere)
  const to = await stage.planOf(order.toVersion)
  const mapping = mappingOf(order.nodeMapping ?? {}, from.nodes)
  const moved = await judgeMove({ from, to, mapping }, { tokens: stage.state, form: stage.form })
  if ('problems' in moved) {
    const fields = moved.problems.map(({ element_id: field, message }) => ({ field, message }))
    throw new DomainError('conflict', cannotMove, { fields })
  }
  const before = new Map(stage.state.tokens.map(({ id, node }) => [id, node]))
  Object.assign(stage, { plan: to, version: order.toVersion, state: moved.tokens })
  const names = new Map(Object.entries(mapping))
  if (names.size > 0) await rename(stage, names)
  const { current_node: at } = instance
  const node = at === null ? to.ways.startOf(undefined) : (names.get(at) ?? at)
  const renamed = names.size > 0 && { node_mapping: mapping }
  await record(stage, order, { node, details: { from_version: version, to_version: order.toVersion, ...renamed } })
  for (const token of stage.state.tokens.filter(({ status }) => status === 'busy')) {
    await settleIn(stage, from.node(before.get(token.id) ?? token.node), token)
  }
  if (stage.status === 'pending') await walkOn(stage)
}

/** What people were asked, chosen and sent at a node is at the one that stands for it. */
async function rename(stage: Stage, names: ReadonlyMap<string, string>): Promise<void> {
  await renameNodesOf(stage.tx, stage.instance.id, names)
  stage.tasks.rename(names)
  const chosen = Object.entries(stage.selected).map(([node, people]) => [names.get(node) ?? node, people])
  stage.selected = Object.fromEntries(chosen)
}

/** The rules of the other version may find decided what was not. */
async function settleIn(stage: Stage, was: PlanNode, token: Token): Promise<void> {
  const isUnderWay = stage.state.tokens.some(({ id, status }) => id === token.id && status === 'busy')
  const is = stage.plan.node(token.node)
  if (!isUnderWay || was.type !== 'approval' || is.type !== 'approval') return
  await keepTime(stage, token, { was: was.config.timeout, is: is.config.timeout })
  await countOn(stage, token, is.config)
}

type Limit = ApprovalConfig['timeout']

/** A limit that there was goes on with the time that is left of it; one that is new begins now. */
async function keepTime(stage: Stage, { id }: Token, { was, is }: { was: Limit; is: Limit }): Promise<void> {
  if (Boolean(was) === Boolean(is)) return
  if (is) await stage.timers.set(await limitTimers(stage, id, is))
  else await stage.timers.dropOf(id)
  stage.tasks.setDueAt(id, await stage.timers.limitOf(id))
}

const notRunning = text('这个审批不在进行中', 'This request is not under way')
const isThere = text('这个审批已经在这个版本上', 'This request goes by that version already')
const cannotMove = text('这个审批不能迁移到那个版本', 'This request cannot be moved to that version')
