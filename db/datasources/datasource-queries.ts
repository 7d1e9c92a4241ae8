import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DatasourceHealth, DatasourceInput, DatasourceType } from '../../domain/datasources/datasource.ts'
import { conflict, DomainError, invalid, notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { explainConstraint, explainReferences } from '../iam/constraints.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { isUsableBy } from './datasource-access.ts'

const datasourceColumns = [
  'datasource.id',
  'datasource.name',
  'datasource.type',
  'datasource.host',
  'datasource.port',
  'datasource.database_name',
  'datasource.username',
  'datasource.password_ciphertext',
  'datasource.seal_place',
  'datasource.extra_config',
  'datasource.pool',
  'datasource.health',
  'datasource.created_by',
  'datasource.department_id',
  'datasource.created_at',
  'datasource.updated_at',
  'datasource.version',
] as const

type Column = (typeof datasourceColumns)[number] extends `datasource.${infer Name}` ? Name : never
/** With its sealed password: `openDatasourcePassword` opens it. */
export type Datasource = Pick<Selectable<Tables['datasource']>, Column> & {
  allowed_role_ids: number[]
  allowed_department_ids: number[]
}

export const datasourceSorts = ['id', 'name', 'type', 'host', 'created_at', 'updated_at'] as const

export type DatasourceFilter = {
  q?: string | undefined
  type?: DatasourceType | undefined
  /** Only what this user may use. */
  usableBy?: number | undefined
}

export function datasourceSecretPlace(sealPlace: string) {
  return { table: 'datasource', column: 'password_ciphertext', row: sealPlace }
}

/** Undefined for one that needs none. */
export function openDatasourcePassword(
  secrets: SecretBox,
  { password_ciphertext, seal_place }: Pick<Datasource, 'password_ciphertext' | 'seal_place'>,
): string | undefined {
  return password_ciphertext === null
    ? undefined
    : secrets.decrypt(password_ciphertext, datasourceSecretPlace(seal_place))
}

export async function listDatasources(
  db: Db,
  filter: DatasourceFilter,
  paging: Paging<(typeof datasourceSorts)[number]>,
): Promise<Listed<Datasource>> {
  let ordered = selectDatasources(matchDatasources(db, filter))
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`datasource.${field}`, direction)
  const { items, total } = await pageOf(ordered.orderBy('datasource.id'), paging)
  return { items: items.map(toDatasource), total }
}

function matchDatasources(db: DbOrTx, { q, type, usableBy }: DatasourceFilter) {
  let query = db.selectFrom('datasource').where('datasource.tenant_id', '=', 1)
  if (type) query = query.where('datasource.type', '=', type)
  if (q) query = query.where((eb) => containsText(sql`${eb.ref('datasource.name')} || ' ' || ${eb.ref('host')}`, q))
  if (usableBy !== undefined) query = query.where(isUsableBy(usableBy))
  return query
}

function selectDatasources(query: ReturnType<typeof matchDatasources>) {
  return query
    .select(datasourceColumns)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('datasource_role')
          .select('role_id')
          .whereRef('datasource_id', '=', 'datasource.id')
          .orderBy('role_id'),
      ).as('roles'),
      jsonArrayFrom(
        eb
          .selectFrom('datasource_department')
          .select('datasource_department.department_id')
          .whereRef('datasource_id', '=', 'datasource.id')
          .orderBy('datasource_department.department_id'),
      ).as('departments'),
    ])
}

function toDatasource<Row extends { roles: { role_id: number }[]; departments: { department_id: number }[] }>({
  roles,
  departments,
  ...datasource
}: Row) {
  return {
    ...datasource,
    allowed_role_ids: roles.map(({ role_id }) => role_id),
    allowed_department_ids: departments.map(({ department_id }) => department_id),
  }
}

/** Undefined also for one that the given user may not use. */
export async function findDatasource(
  db: DbOrTx,
  id: number,
  { usableBy }: { usableBy?: number | undefined } = {},
): Promise<Datasource | undefined> {
  const row = await selectDatasources(
    matchDatasources(db, { usableBy }).where('datasource.id', '=', id),
  ).executeTakeFirst()
  return row && toDatasource(row)
}

export async function getDatasource(
  db: DbOrTx,
  id: number,
  options: { usableBy?: number | undefined } = {},
): Promise<Datasource> {
  const datasource = await findDatasource(db, id, options)
  if (!datasource) throw missingDatasource()
  return datasource
}

type Row = Omit<DatasourceInput, 'password' | 'port'> & {
  port: number
  seal_place: string
  password_ciphertext: string | null
}

export async function insertDatasource(
  tx: Tx,
  input: Row,
  author: { userId: number | null; departmentId: number | null },
): Promise<number> {
  const { id } = await tx
    .insertInto('datasource')
    .values({
      ...rowOf(input),
      seal_place: input.seal_place,
      created_by: author.userId,
      department_id: author.departmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(explain)
  await replaceAllowed(tx, id, input)
  return id
}

/** False when it has another version by now, or is gone. What was known of its health is of another place. */
export async function replaceDatasource(tx: Tx, id: number, version: number, input: Row): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('datasource')
    // A change of who may use it alone is a change of the record as well.
    .set({ ...rowOf(input), health: null, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
    .catch(explain)
  if (numUpdatedRows === 0n) return false
  await replaceAllowed(tx, id, input)
  return true
}

/** Throws `conflict` while jobs use it. False when it is gone already. */
export async function deleteDatasource(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('datasource')
    .where('id', '=', id)
    .executeTakeFirst()
    .catch(
      explainReferences(() =>
        conflict(
          text(
            '还有任务在使用这个数据源，请先修改或删除它们',
            'Jobs use this data source; change or delete them first',
          ),
        ),
      ),
    )
  return numDeletedRows > 0n
}

export async function keepHealth(tx: Tx, id: number, version: number, health: DatasourceHealth): Promise<void> {
  await tx
    .updateTable('datasource')
    .set({ health: JSON.stringify(health) })
    .where('id', '=', id)
    // What was tried may have been replaced meanwhile.
    .where('version', '=', version)
    .execute()
}

/** The jobs that ask it, as far as the viewer may see them; the first few. */
export async function listUses(db: DbOrTx, viewer: Viewer, id: number): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('datasource_use')
    .innerJoin('job', 'job.id', 'datasource_use.job_id')
    .select(['job.id', 'job.name'])
    .where('datasource_use.datasource_id', '=', id)
    .where(visible(viewer, 'job'))
    .orderBy('job.id')
    .limit(20)
    .execute()
}

async function replaceAllowed(
  tx: Tx,
  id: number,
  { allowed_role_ids, allowed_department_ids }: Pick<Row, 'allowed_role_ids' | 'allowed_department_ids'>,
): Promise<void> {
  const roles = [...new Set(allowed_role_ids)]
  const departments = [...new Set(allowed_department_ids)]
  await tx
    .deleteFrom('datasource_role')
    .where('datasource_id', '=', id)
    .$if(roles.length > 0, (query) => query.where('role_id', 'not in', roles))
    .execute()
  await tx
    .deleteFrom('datasource_department')
    .where('datasource_id', '=', id)
    .$if(departments.length > 0, (query) => query.where('department_id', 'not in', departments))
    .execute()
  if (roles.length > 0) {
    await tx
      .insertInto('datasource_role')
      .values(roles.map((role_id) => ({ datasource_id: id, role_id })))
      .onConflict((held) => held.doNothing())
      .execute()
      .catch(explain)
  }
  if (departments.length > 0) {
    await tx
      .insertInto('datasource_department')
      .values(departments.map((department_id) => ({ datasource_id: id, department_id })))
      .onConflict((held) => held.doNothing())
      .execute()
      .catch(explain)
  }
}

function rowOf({ name, type, host, port, database_name, username, password_ciphertext, extra_config, pool }: Row) {
  return {
    ...{ name, type, host, port, database_name, username, password_ciphertext },
    extra_config: JSON.stringify(extra_config),
    pool: JSON.stringify(pool),
  }
}

export function missingDatasource(): DomainError {
  return notFound('数据源', 'data source')
}

const nameTaken = text('已有同名数据源，请换一个名称', 'There is a data source of this name; choose another one')

const explain = explainConstraint({
  datasource_tenant_id_name_key: () =>
    new DomainError('conflict', nameTaken, { fields: [{ field: 'name', message: nameTaken }] }),
  datasource_role_role_id_fkey: () => invalid('allowed_role_ids', text('角色不存在', 'There is no such role')),
  datasource_department_department_id_fkey: () =>
    invalid('allowed_department_ids', text('部门不存在', 'There is no such department')),
})
