import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { containsText } from '../listing.ts'

/** `hint` tells those of one name apart. */
export type Choice = { id: number; name: string; hint: string }
/** What is typed, or the ids that stand in a form already, whoever they are by now. */
export type ChoiceQuery = { q?: string | undefined; ids?: number[] | undefined }

const mostFound = 20

/** People whom anybody may name in a form: those that can act, by their names, with the department of each. */
export async function findPeopleToChoose(db: Db, { q, ids }: ChoiceQuery): Promise<Choice[]> {
  let matching = db
    .selectFrom('user')
    .leftJoin('department', 'department.id', 'user.department_id')
    .where('user.tenant_id', '=', 1)
    .select(['user.id', sql<string>`coalesce(department.name, '')`.as('hint')])
    .select(sql<string>`coalesce(nullif("user".name, ''), username)`.as('name'))
  if (ids) matching = matching.where('user.id', 'in', ids.length > 0 ? ids : [0])
  else matching = matching.where('user.status', '=', 'active').where('user.deleted_at', 'is', null).limit(mostFound)
  if (q)
    matching = matching.where(
      sql<boolean>`(${containsText(sql.ref('user.name'), q)} or ${containsText(sql.ref('username'), q)})`,
    )
  return matching.orderBy('user.name').orderBy('user.id').execute()
}

/** The same for departments, with the one above each. */
export async function findDepartmentsToChoose(db: Db, { q, ids }: ChoiceQuery): Promise<Choice[]> {
  let matching = db
    .selectFrom('department')
    .leftJoin('department as above', 'above.id', 'department.parent_id')
    .where('department.tenant_id', '=', 1)
    .select(['department.id', 'department.name', sql<string>`coalesce(above.name, '')`.as('hint')])
  if (ids) matching = matching.where('department.id', 'in', ids.length > 0 ? ids : [0])
  else matching = matching.limit(mostFound)
  if (q) matching = matching.where(containsText(sql.ref('department.name'), q))
  return matching.orderBy('department.name').orderBy('department.id').execute()
}
