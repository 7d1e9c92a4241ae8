import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import type { DbOrTx } from '../database.ts'

/**
 * Whether somebody may use a row of `datasource`: an active user who has one of its roles (also by inheritance), is in one
 * of its departments or below, or administers the platform. Nobody may use one that names neither.
 */
export function isUsableBy(userId: number): RawBuilder<SqlBool> {
  return sql`exists (
    with recursive held (role_id) as (
      select role_id from held_role where user_id = ${userId}
      union
      select parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
    )
    select from "user" as person
    where person.id = ${userId} and person.status = 'active' and (
      exists (select from held join role on role.id = held.role_id where role.code = ${superAdminRole})
      or exists (select from held join datasource_role as allowed on allowed.role_id = held.role_id
                 where allowed.datasource_id = datasource.id)
      or exists (select from datasource_department as allowed
                 where allowed.datasource_id = datasource.id
                   and person.department_id = any (departments_below(allowed.department_id)))))`
}

/** On whose word a job asks its data source. */
export type DatasourceUse = { jobId: number; datasourceId: number; savedBy: number | null }

export async function keepUse(tx: DbOrTx, { jobId, datasourceId, savedBy }: DatasourceUse): Promise<void> {
  const use = { datasource_id: datasourceId, saved_by: savedBy }
  await tx
    .insertInto('datasource_use')
    .values({ job_id: jobId, ...use })
    .onConflict((held) => held.column('job_id').doUpdateSet(use))
    .execute()
}

export async function forgetUse(tx: DbOrTx, jobId: number): Promise<void> {
  await tx.deleteFrom('datasource_use').where('job_id', '=', jobId).execute()
}

/** Who answers for a run: whoever started it, else whoever saved the job with this data source. */
export async function findAnswerable(
  db: DbOrTx,
  run: { jobId: number | null; triggeredBy: number | null; datasourceId: number },
): Promise<number | undefined> {
  if (run.triggeredBy !== null) return run.triggeredBy
  if (run.jobId === null) return undefined
  const use = await db
    .selectFrom('datasource_use')
    .select('saved_by')
    .where('job_id', '=', run.jobId)
    .where('datasource_id', '=', run.datasourceId)
    .executeTakeFirst()
  return use?.saved_by ?? undefined
}
