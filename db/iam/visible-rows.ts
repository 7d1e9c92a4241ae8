import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type DomainError, notFound } from '../../domain/errors.ts'
import type { RuledResourceName } from '../../domain/iam/ruled-resources.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { DbOrTx } from '../database.ts'
import { isVisible, type RowPlaces, seesAll } from './row-rules.ts'

/** `only`: which rows of the table are such resources, when not all are. */
type Rows = { table: string; places: RowPlaces; missing: () => DomainError; only?: RawBuilder<SqlBool> }

const column = (table: string, name: string) => sql`${sql.ref(`${table}.${name}`)}`
const columns = (table: string, names: string[]) => Object.fromEntries(names.map((name) => [name, column(table, name)]))

/** Rows that belong to a person: theirs, and of the department that the person is in. */
function ofPerson(table: string, person: string, fields: string[]): RowPlaces {
  const createdBy = column(table, person)
  return {
    createdBy,
    departmentId: sql`(select owner.department_id from "user" as owner where owner.id = ${createdBy})`,
    fields: columns(table, ['id', ...fields]),
  }
}

/** Where each resource keeps what rules of rows look at. Lists must name their tables as they are named here. */
const rows: Record<RuledResourceName, Rows> = {
  user: {
    table: 'user',
    places: {
      createdBy: column('user', 'created_by'),
      // Everybody is their own, whoever made the account.
      owners: sql`array["user".created_by, "user".id]`,
      departmentId: column('user', 'department_id'),
      fields: columns('user', ['id', 'status']),
      attributes: column('user', 'attributes'),
    },
    missing: () => notFound('用户', 'user'),
  },
  job: {
    table: 'job',
    places: {
      createdBy: column('job', 'created_by'),
      departmentId: column('job', 'department_id'),
      fields: columns('job', ['id', 'status', 'job_type', 'executor_group', 'tags']),
    },
    missing: () => notFound('任务', 'job'),
    only: sql<SqlBool>`job.job_type <> 'flow'`,
  },
  flow: {
    table: 'job',
    places: {
      createdBy: column('job', 'created_by'),
      departmentId: column('job', 'department_id'),
      fields: columns('job', ['id', 'status', 'tags']),
    },
    missing: () => notFound('流程', 'flow'),
    only: sql<SqlBool>`job.job_type = 'flow'`,
  },
  calendar: {
    table: 'calendar',
    places: {
      createdBy: column('calendar', 'created_by'),
      departmentId: column('calendar', 'department_id'),
      fields: columns('calendar', ['id']),
    },
    missing: () => notFound('日历', 'calendar'),
  },
  run: {
    table: 'job_log',
    places: {
      createdBy: column('job_log', 'created_by'),
      // A run is its starter's, and that of whoever made the job.
      owners: sql`array[job_log.created_by, (select made.created_by from job as made where made.id = job_log.job_id)]`,
      departmentId: column('job_log', 'department_id'),
      fields: columns('job_log', ['id', 'job_id', 'status', 'trigger']),
    },
    missing: () => notFound('运行记录', 'run'),
  },
  workflow: {
    table: 'workflow_definition',
    places: {
      createdBy: column('workflow_definition', 'created_by'),
      departmentId: column('workflow_definition', 'department_id'),
      fields: columns('workflow_definition', ['id', 'status', 'category']),
    },
    missing: () => notFound('审批流程', 'definition'),
  },
  approval: {
    table: 'approval_instance',
    places: {
      createdBy: column('approval_instance', 'created_by'),
      departmentId: column('approval_instance', 'department_id'),
      fields: columns('approval_instance', ['id', 'status', 'workflow_id', 'business_type']),
    },
    missing: () => notFound('审批', 'request'),
  },
  session: {
    table: 'session',
    places: ofPerson('session', 'user_id', []),
    missing: () => notFound('会话', 'session'),
  },
  message: {
    table: 'message_log',
    places: ofPerson('message_log', 'user_id', ['channel', 'status']),
    missing: () => notFound('消息记录', 'message'),
  },
  audit: {
    table: 'audit_log',
    places: ofPerson('audit_log', 'user_id', ['resource', 'action']),
    missing: () => notFound('日志', 'log entry'),
  },
  'login-log': {
    table: 'login_log',
    places: ofPerson('login_log', 'user_id', ['status']),
    missing: () => notFound('日志', 'log entry'),
  },
  'data-change': {
    table: 'data_change_log',
    places: ofPerson('data_change_log', 'operator_id', ['table_name', 'action']),
    missing: () => notFound('日志', 'log entry'),
  },
}

/** For the `where` of every list, count and sum over the resource's table. */
export function visible(viewer: Viewer, resource: RuledResourceName): RawBuilder<SqlBool> {
  const { places, only } = rows[resource]
  const seen = isVisible(viewer, resource, places)
  return only ? sql<SqlBool>`(${only} and ${seen})` : seen
}

/** The same for what fires, jobs and flows alike. */
export function visibleFiring(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${visible(viewer, 'job')} or ${visible(viewer, 'flow')})`
}

/** Throws `not_found` for a row that the viewer may not see, as if there were none. */
export async function requireVisible(
  db: DbOrTx,
  viewer: Viewer,
  resource: RuledResourceName,
  id: number,
): Promise<void> {
  const { table, missing, only } = rows[resource]
  if (seesAll(viewer, resource) && !only) return
  const { rows: found } = await sql`
    select 1 from ${sql.table(table)} where ${sql.ref(`${table}.id`)} = ${id} and ${visible(viewer, resource)}
  `.execute(db)
  if (found.length === 0) throw missing()
}
