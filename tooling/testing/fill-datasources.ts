import type { Tx } from '../../db/database.ts'

/** Two data sources that two jobs ask, with a role and a department each; jobs, roles and departments are there. */
export async function fillDatasources(tx: Tx): Promise<void> {
  const sources = await tx
    .insertInto('datasource')
    .values(
      ['orders', 'stock'].map((name) => ({
        ...{
          name,
          type: 'postgresql' as const,
          host: 'db.example.com',
          port: 5432,
          database_name: name,
          username: 'ops',
        },
        ...{ password_ciphertext: 'sealed', extra_config: '{}', pool: '{"max":5}' },
      })),
    )
    .returning('id')
    .execute()
  const role = await tx.selectFrom('role').select('id').orderBy('id').executeTakeFirstOrThrow()
  const department = await tx.selectFrom('department').select('id').orderBy('id').executeTakeFirstOrThrow()
  const jobs = await tx.selectFrom('job').select('id').orderBy('id').limit(2).execute()
  const ids = sources.map(({ id }) => id)
  await tx
    .insertInto('datasource_role')
    .values(ids.map((datasource_id) => ({ datasource_id, role_id: role.id })))
    .execute()
  await tx
    .insertInto('datasource_department')
    .values(ids.map((datasource_id) => ({ datasource_id, department_id: department.id })))
    .execute()
  await tx
    .insertInto('datasource_use')
    .values(jobs.map(({ id }, index) => ({ job_id: id, datasource_id: ids[index] ?? 0 })))
    .execute()
}
