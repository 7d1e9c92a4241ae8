import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { containsText } from '../listing.ts'

/** What is typed, or the ids that stand in a form already. */
export type ChoiceQuery = { q: string; ids?: number[] | undefined }

export const mostChoices = 20

/** Departments that anybody may name in a form, with the one above each. */
export async function findDepartmentsToChoose(
  db: Db,
  { q, ids }: ChoiceQuery,
): Promise<{ id: number; name: string; above: string | null }[]> {
  let matching = db
    .selectFrom('department')
    .leftJoin('department as above', 'above.id', 'department.parent_id')
    .where('department.tenant_id', '=', 1)
    .select(['department.id', 'department.name', 'above.name as above'])
  if (ids) matching = matching.where('department.id', 'in', [0, ...ids])
  else matching = matching.where(containsText(sql.ref('department.name'), q)).limit(mostChoices)
  return matching.orderBy('department.name').orderBy('department.id').execute()
}
