import { type Selectable, sql } from 'kysely'
import { type ApprovalStatus, hasApprovalEnded } from '../../domain/approvals/approval.ts'
import type { TokenState } from '../../domain/approvals/tokens/token-state.ts'
import { notFound } from '../../domain/errors.ts'
import type { Tables, Tx } from '../database.ts'
import { recorded } from './record-queries.ts'

/** An instance in the hands of one transaction; `now` is the database's clock. */
export type HeldInstance = Selectable<Tables['approval_instance']> & { now: Date }

/** Throws `not_found`. Who comes meanwhile waits. */
export async function holdInstance(tx: Tx, id: number): Promise<HeldInstance> {
  const instance = await tx
    .selectFrom('approval_instance')
    .selectAll()
    .select(sql<Date>`clock_timestamp()`.as('now'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!instance) throw missingApproval()
  return instance
}

export type Surroundings = { isRecorded: boolean; hasTimers: boolean; hasCards: boolean }

/**
 * What stands around an instance that is held: whether the act of this key was recorded, by a try whose answer was lost;
 * whether anything falls due by itself; whether a messenger shows its tasks, or could.
 */
export async function lookAround(tx: Tx, instanceId: number, key: string | undefined): Promise<Surroundings> {
  const { rows } = await sql<Surroundings>`
    select
      ${key === undefined ? sql.lit(false) : recorded(instanceId, key)} as "isRecorded",
      exists (select from approval_timer where instance_id = ${instanceId}) as "hasTimers",
      exists (select from identity_provider where status = 'enabled' and config ->> 'cards' = 'true')
        or exists (select from approval_card where instance_id = ${instanceId} and closed_at is null) as "hasCards"
  `.execute(tx)
  return rows[0] ?? { isRecorded: false, hasTimers: true, hasCards: true }
}

type InstanceChange = {
  status: ApprovalStatus
  tokens: TokenState | null
  current_node: string | null
  form_data: Record<string, unknown>
  selected_approvers: Record<string, number[]>
  round: number
  title: string
  workflow_version: number
  isSubmitted: boolean
}

/** Undefined when somebody has changed it since `step`. */
export async function writeInstance(
  tx: Tx,
  { id, step }: Pick<HeldInstance, 'id' | 'step'>,
  { status, tokens, form_data, selected_approvers, isSubmitted, ...plain }: InstanceChange,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('approval_instance')
    .set({
      ...plain,
      status,
      tokens: tokens && JSON.stringify(tokens),
      form_data: JSON.stringify(form_data),
      selected_approvers: JSON.stringify(selected_approvers),
      step: sql<number>`step + 1`,
      ended_at: hasApprovalEnded(status) ? sql<Date>`coalesce(ended_at, now())` : null,
      ...(isSubmitted && { submitted_at: sql<Date>`now()` }),
    })
    .where('id', '=', id)
    .where('step', '=', step)
    .returning('step')
    .executeTakeFirst()
  return row?.step
}

export function missingApproval() {
  return notFound('审批', 'request')
}
