import { sql } from 'kysely'
import type { SentCard } from '../../domain/approvals/cards/card.ts'
import type { CardFacts } from '../../domain/approvals/cards/request-card.ts'
import type { Language, Text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'

/**
 * Closes the cards of tasks that are open no more, and makes one for each task that was opened at this time, where its
 * person is known at a messenger that shows cards. Whether there was any of either.
 */
export async function followTasks(tx: Tx, instanceId: number, openedAt: Date): Promise<boolean> {
  const { rows } = await sql`
    with closed as (
      update approval_card as card
      set closed_at = now(), version = version + 1, tries = 0, due_at = now(), given_up_at = null,
        closing_record_id = (select max(id) from approval_record where instance_id = ${instanceId})
      where instance_id = ${instanceId} and closed_at is null
        and not exists (select from approval_task where id = card.task_id and status = 'open')
      returning 1
    ), made as (
      insert into approval_card (instance_id, task_id, user_id, provider_id, identity_id, token)
      select distinct on (task.id, provider.id)
        task.instance_id, task.id, task.assignee_id, provider.id, identity.id, replace(gen_random_uuid()::text, '-', '')
      from approval_task as task
      join user_identity as identity on identity.user_id = task.assignee_id and not identity.directory_disabled
      join identity_provider as provider on provider.id = identity.provider_id and provider.status = 'enabled'
        and provider.config ->> 'cards' = 'true' and provider.config ->> 'api_url' = identity.authority
      where task.instance_id = ${instanceId} and task.status = 'open' and task.kind <> 'resubmit' and task.opened_at = ${openedAt}
      order by task.id, provider.id, identity.last_used_at desc nulls last, identity.id
      on conflict do nothing
      returning 1
    )
    select 1 from closed union all select 1 from made limit 1`.execute(tx)
  return rows.length > 0
}

export type WaitingCard = {
  id: number
  version: number
  token: string
  tries: number
  provider_id: number
  message_id: string | null
  recipient: string | null
  update_code: string | null
  /** By whom the messenger knows the person; null when that was unlinked. */
  subject: string | null
  isClosed: boolean
  /** Whoever had it in hand before never said what came of that: its messenger may show it. */
  wasLost: boolean
}

/** Longer than any messenger takes for one card. */
const claimSeconds = 60

/** The next card of an instance of which its messenger has to be told; for a while it is the caller's alone. */
export async function claimCard(tx: Tx, instanceId: number): Promise<WaitingCard | undefined> {
  const { rows } = await sql<WaitingCard>`
    with next as (
      select id, claimed_until is not null as was_lost from approval_card
      where instance_id = ${instanceId} and shown_version < version and given_up_at is null and due_at <= clock_timestamp()
        and (claimed_until is null or claimed_until < clock_timestamp())
      order by id limit 1 for update skip locked
    )
    update approval_card as card
    set claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds})
    from next where card.id = next.id
    returning card.id, version, token, tries, provider_id, message_id, recipient, update_code, closed_at is not null as "isClosed",
      was_lost as "wasLost",
      (select subject from user_identity where user_identity.id = card.identity_id) as subject`.execute(tx)
  return rows[0]
}

/** Whoever has a card in hand is done with it long before the claim ends. */
const lookAgainSeconds = 5

/** In how many milliseconds the next card of an instance may be told of; undefined when none waits. */
export async function nextCardInMs(db: Db, instanceId: number): Promise<number | undefined> {
  const { rows } = await sql<{ in_ms: number | null }>`
    select 1000 * min(greatest(0, extract(epoch from due_at - clock_timestamp()),
      least(${lookAgainSeconds}, extract(epoch from claimed_until - clock_timestamp()))))::float8 as in_ms
    from approval_card where instance_id = ${instanceId} and shown_version < version and given_up_at is null`.execute(
    db,
  )
  const inMs = rows[0]?.in_ms
  return inMs == null ? undefined : Math.ceil(inMs)
}

/** The messenger shows a version; one that has come meanwhile waits for its turn. */
export async function noteShown(
  tx: Tx,
  { id, version }: { id: number; version: number },
  sent: SentCard | undefined,
): Promise<void> {
  await tx
    .updateTable('approval_card')
    .set({
      shown_version: sql<number>`greatest(shown_version, ${version})`,
      tries: 0,
      error_msg: null,
      claimed_until: null,
      ...(sent && { message_id: sent.messageId, recipient: sent.recipient, update_code: sent.updateCode }),
    })
    .where('id', '=', id)
    .execute()
}

/** A try that failed. `waitMs`: until the next; without it there is none. */
export async function noteUnshown(
  tx: Tx,
  id: number,
  { reason, waitMs }: { reason: Text; waitMs: number | undefined },
): Promise<void> {
  await tx
    .updateTable('approval_card')
    .set({
      tries: sql<number>`tries + 1`,
      error_msg: JSON.stringify(reason),
      claimed_until: null,
      ...(waitMs === undefined
        ? { given_up_at: sql<Date>`now()` }
        : { due_at: sql<Date>`clock_timestamp() + make_interval(secs => ${waitMs / 1000})` }),
    })
    .where('id', '=', id)
    .execute()
}

/** What a card says right now. */
export async function getCardFacts(db: DbOrTx, cardId: number, defaultLanguage: Language): Promise<CardFacts> {
  const row = await db
    .selectFrom('approval_card as card')
    .innerJoin('approval_task as task', 'task.id', 'card.task_id')
    .innerJoin('approval_instance as instance', 'instance.id', 'card.instance_id')
    .innerJoin('workflow_definition as definition', 'definition.id', 'instance.workflow_id')
    .innerJoin('workflow_version as version', (join) =>
      join
        .onRef('version.workflow_id', '=', 'instance.workflow_id')
        .onRef('version.version', '=', 'instance.workflow_version'),
    )
    .innerJoin('user', 'user.id', 'card.user_id')
    .leftJoin('user as applicant', 'applicant.id', 'instance.applicant_id')
    .leftJoin('approval_record as record', 'record.id', 'card.closing_record_id')
    .leftJoin('user as actor', 'actor.id', 'record.approver_id')
    .leftJoin('approval_card_press as press', (join) =>
      join.on('press.id', '=', sql<number>`(select max(id) from approval_card_press where card_id = card.id)`),
    )
    .select(['instance.id', 'instance.title', 'instance.form_data', 'definition.name', 'version.plan'])
    .select(['version.form_schema', 'task.node_id', 'task.status', 'task.verdict', 'user.language'])
    .select(['applicant.name as applicant', 'record.action', 'actor.name as actor'])
    .select(['press.status as press', 'press.reason'])
    .where('card.id', '=', cardId)
    .executeTakeFirstOrThrow()
  const node = row.plan.nodes.find(({ id }) => id === row.node_id)
  return {
    language: row.language ?? defaultLanguage,
    instanceId: row.id,
    title: row.title,
    workflowName: row.name,
    applicantName: row.applicant ?? '',
    nodeName: node?.name ?? row.node_id,
    form: row.form_data,
    formSchema: row.form_schema,
    formRights: node?.type === 'approval' ? node.config.form_rights : {},
    task: { status: row.status, verdict: row.verdict },
    closing: row.action === null ? undefined : { action: row.action, actorName: row.actor },
    press: row.press === null || row.press === 'done' ? undefined : { status: row.press, reason: row.reason },
  }
}

/** A messenger puts an answer to a press on the card within three seconds, or not at all. */
const answerSeconds = 4
export const answerIsOver = sql<Date>`clock_timestamp() + make_interval(secs => ${answerSeconds})`

/**
 * Who pressed is answered with the card as it is now. Until that is over nobody else tells the messenger of the card, which
 * an answer that came later would hide. Then it is told all the same: nobody knows whether the answer arrived.
 */
export async function noteAnswered(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('approval_card').set({ claimed_until: answerIsOver }).where('id', '=', id).execute()
}

/** Who answers a press lets go of its card, which was seen; whether the messenger has to be told of it still. */
export async function releaseCard(tx: Tx, id: number): Promise<boolean> {
  const card = await tx
    .updateTable('approval_card')
    .set({ claimed_until: sql<Date>`now()` })
    .where('id', '=', id)
    .returning(['shown_version', 'version'])
    .executeTakeFirst()
  return card !== undefined && card.shown_version < card.version
}
