import { type HeldInstance, holdInstance, lookAround } from '../../db/approvals/held-instance.ts'
import { type HeldTasks, holdTasks } from '../../db/approvals/held-tasks.ts'
import { type HeldTimers, holdTimers } from '../../db/approvals/held-timers.ts'
import type { NewRecord } from '../../db/approvals/record-queries.ts'
import type { TransactionAuthor } from '../../db/audit/system-transaction.ts'
import type { Tx } from '../../db/database.ts'
import { nowhere, type TokenState } from '../../domain/approvals/tokens/token-state.ts'
import type { ApprovalPlans, OpenPlan } from './approval-plans.ts'

/** Who acts; null where nobody but the clock does. */
type Actor = { userId: number | null; name: string }

/**
 * One change of an instance, from the moment that it is held until it is written down. What becomes of the instance, its
 * tasks and its records is kept here until the end; what follows elsewhere is written at once, in the same transaction.
 */
export type Stage = {
  tx: Tx
  /** The version that it goes by, and another one. */
  plan: OpenPlan
  version: number
  planOf(version: number): Promise<OpenPlan>
  instance: HeldInstance
  tasks: HeldTasks
  timers: HeldTimers
  /** What is written down of this step, in its order. */
  records: NewRecord[]
  /** Whether a messenger shows its tasks, or could. */
  hasCards: boolean
  /** Whether the act that it is opened for was done already. */
  isRecorded: boolean
  actor: Actor
  state: TokenState
  status: HeldInstance['status']
  form: Record<string, unknown>
  selected: Record<string, number[]>
  title: string
  round: number
  /** The applicant hands the request in: its start is passed without waiting for anybody. */
  isSubmitting: boolean
  /** Counts what people are told in this step, so that each is told once. */
  told: number
}

const clock: Actor = { userId: null, name: '' }

/** `key`: of what somebody does. `author`: who does it, for the change log. */
type Opening = { instanceId: number; actor?: Actor; key?: string; author?: TransactionAuthor }

export async function openStage(
  tx: Tx,
  plans: ApprovalPlans,
  { instanceId, actor = clock, key, author }: Opening,
): Promise<Stage> {
  const instance = await holdInstance(tx, instanceId, author)
  const { tasks, hasTimers, hasCards, isRecorded } = await lookAround(tx, instanceId, key)
  const planOf = (version: number) => plans.get(tx, instance.workflow_id, version)
  return {
    tx,
    ...{ instance, hasCards, isRecorded },
    tasks: holdTasks(instance, tasks),
    records: [],
    timers: holdTimers(tx, { instanceId, now: instance.now, hasAny: hasTimers }),
    actor,
    ...{ planOf, version: instance.workflow_version },
    plan: await planOf(instance.workflow_version),
    state: instance.tokens ?? nowhere,
    status: instance.status,
    form: instance.form_data,
    selected: instance.selected_approvers,
    title: instance.title,
    round: instance.round,
    isSubmitting: false,
    told: 0,
  }
}
