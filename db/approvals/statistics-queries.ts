import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'

/** Half-open: what falls on `to` belongs to the next period. */
type Period = { from: Date; to: Date; workflowId?: number | undefined }
type Asked = Period & { viewer: Viewer }
/** Seconds from when it was asked for to when it came. */
type Spans = { average_seconds: number | null; p95_seconds: number | null }

type ApprovalTotals = Record<'submitted' | 'approved' | 'rejected' | 'cancelled' | 'pending', number> & Spans
export type DayVolume = { day: string; submitted: number; ended: number }
export type DefinitionVolume = { workflow_id: number; workflow_name: string } & ApprovalTotals
export type NodeSpans = Spans & {
  workflow_id: number
  workflow_name: string
  node_id: string
  visits: number
  total_seconds: number
  open: number
  oldest_open_at: Date | null
}
export type PersonSpans = Spans & {
  user_id: number
  user_name: string
  decided: number
  open: number
  oldest_open_at: Date | null
}

const mostRows = 100

/** What of the viewer's requests is looked at, as `approval_instance`. */
function seen({ viewer, workflowId }: Asked) {
  const ofOne = workflowId === undefined ? sql`true` : sql`approval_instance.workflow_id = ${workflowId}`
  return sql`(${visible(viewer, 'approval')} and ${ofOne})`
}

const seconds = (from: string, to: string) => sql`extract(epoch from ${sql.ref(to)} - ${sql.ref(from)})`

/** How many came in and went out, by definition. Those that are under way now count whenever they came in. */
export async function listDefinitionVolumes(db: Db, asked: Asked): Promise<DefinitionVolume[]> {
  const { from, to } = asked
  const ended = (status: string) =>
    sql`count(*) filter (where status = ${status} and ended_at >= ${from} and ended_at < ${to})::int`
  const decided = sql`(where status in ('approved', 'rejected') and ended_at >= ${from} and ended_at < ${to})`
  const took = seconds('submitted_at', 'ended_at')
  const { rows } = await sql<DefinitionVolume>`
    with looked_at as (
      select workflow_id, status, submitted_at, ended_at from approval_instance
      where submitted_at >= ${from} and submitted_at < ${to} and ${seen(asked)}
      union all
      select workflow_id, status, submitted_at, ended_at from approval_instance
      where ended_at >= ${from} and ended_at < ${to} and submitted_at < ${from} and ${seen(asked)}
      union all
      -- By what the index over them holds, without a look at the rows.
      select workflow_id, 'pending', submitted_at, null from approval_instance
      where status = 'pending' and submitted_at < ${from} and ${seen(asked)}
    )
    select workflow_id, (select name from workflow_definition where id = workflow_id) as workflow_name,
      count(*) filter (where submitted_at >= ${from} and submitted_at < ${to})::int as submitted,
      ${ended('approved')} as approved, ${ended('rejected')} as rejected, ${ended('cancelled')} as cancelled,
      count(*) filter (where status = 'pending')::int as pending,
      (avg(${took}) filter ${decided})::float8 as average_seconds,
      (percentile_cont(0.95) within group (order by ${took}) filter ${decided})::float8 as p95_seconds
    from looked_at group by workflow_id order by submitted desc, workflow_id limit ${mostRows}`.execute(db)
  return rows
}

/** Day by day in a time zone; days without any are left out. */
export async function listDayVolumes(db: Db, asked: Asked & { timezone: string }): Promise<DayVolume[]> {
  const { from, to, timezone } = asked
  const { rows } = await sql<DayVolume>`
    with moment as (
      select submitted_at as at, 1 as submitted, 0 as ended from approval_instance
      where submitted_at >= ${from} and submitted_at < ${to} and ${seen(asked)}
      union all
      select ended_at, 0, 1 from approval_instance
      where ended_at >= ${from} and ended_at < ${to} and status <> 'cancelled' and ${seen(asked)}
    )
    select to_char(at at time zone ${timezone}, 'YYYY-MM-DD') as day, sum(submitted)::int as submitted, sum(ended)::int as ended
    from moment group by 1 order by 1`.execute(db)
  return rows
}

/** How long visits of each node took, from the first who was asked to the last who decided; the longest in all first. */
export async function listNodeSpans(db: Db, asked: Asked): Promise<NodeSpans[]> {
  const { from, to } = asked
  const { rows } = await sql<NodeSpans>`
    with visit as (
      select approval_instance.workflow_id, task.node_id,
        ${seconds('task.opened_at', 'task.ended_at')} as took, task.instance_id, task.token, task.opened_at, task.ended_at
      from approval_task as task join approval_instance on approval_instance.id = task.instance_id
      where task.status = 'done' and task.kind <> 'resubmit' and task.opened_at is not null
        and task.ended_at >= ${from} and task.ended_at < ${to} and ${seen(asked)}
    ), whole as (
      select workflow_id, node_id, extract(epoch from max(ended_at) - min(opened_at)) as took
      from visit group by workflow_id, node_id, instance_id, token
    ), waiting as (
      select approval_instance.workflow_id, task.node_id, count(*)::int as open, min(task.opened_at) as oldest
      from approval_instance join approval_task as task
        on task.instance_id = approval_instance.id and task.status = 'open' and task.kind <> 'resubmit'
      where approval_instance.status = 'pending' and ${seen(asked)}
      group by approval_instance.workflow_id, task.node_id
    ), done as (
      select workflow_id, node_id, count(*)::int as visits, avg(took)::float8 as average_seconds,
        (percentile_cont(0.95) within group (order by took))::float8 as p95_seconds, sum(took)::float8 as total_seconds
      from whole group by workflow_id, node_id
    )
    select workflow_id, (select name from workflow_definition where id = workflow_id) as workflow_name, node_id,
      coalesce(visits, 0) as visits, average_seconds, p95_seconds, coalesce(total_seconds, 0) as total_seconds,
      coalesce(open, 0) as open, oldest as oldest_open_at
    from done full join waiting using (workflow_id, node_id)
    order by total_seconds desc, open desc, workflow_id, node_id limit ${mostRows}`.execute(db)
  return rows
}

/** How long each person took over what they decided; the slowest first. */
export async function listPersonSpans(db: Db, asked: Asked): Promise<PersonSpans[]> {
  const { from, to } = asked
  const took = seconds('task.opened_at', 'task.ended_at')
  const { rows } = await sql<PersonSpans>`
    with done as (
      select task.assignee_id, count(*)::int as decided, avg(${took})::float8 as average_seconds,
        (percentile_cont(0.95) within group (order by ${took}))::float8 as p95_seconds
      from approval_task as task join approval_instance on approval_instance.id = task.instance_id
      where task.status = 'done' and task.kind <> 'resubmit' and task.opened_at is not null
        and task.ended_at >= ${from} and task.ended_at < ${to} and ${seen(asked)}
      group by task.assignee_id
    ), waiting as (
      select task.assignee_id, count(*)::int as open, min(task.opened_at) as oldest
      from approval_instance join approval_task as task
        on task.instance_id = approval_instance.id and task.status = 'open' and task.kind <> 'resubmit'
      where approval_instance.status = 'pending' and ${seen(asked)}
      group by task.assignee_id
    )
    select assignee_id as user_id, (select name from "user" where id = assignee_id) as user_name,
      coalesce(decided, 0) as decided, average_seconds, p95_seconds,
      coalesce(open, 0) as open, oldest as oldest_open_at
    from done full join waiting using (assignee_id)
    order by average_seconds desc nulls last, open desc, assignee_id limit ${mostRows}`.execute(db)
  return rows
}
