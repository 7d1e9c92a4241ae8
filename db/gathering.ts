import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { containsIndexed, containsText, estimateRows } from './listing.ts'
import { plannedAnew } from './prepared-statements.ts'

const mostGathered = 2000

type Search = {
  text: string
  in: Expression<unknown>
  rows: (found: Expression<SqlBool>) => Expression<{ id: number }>
}

/**
 * The ids of all rows in which a text is found, by the index over its grams. Undefined when there are more than it makes
 * sense to gather: what is that common is soon met by whoever walks the rows in their order.
 */
export async function gatherIds<DB>(db: Kysely<DB>, search: Search): Promise<number[] | undefined> {
  // The planner knows common words by statistics. Where it is wrong, walking takes longer and finds the same.
  if ((await estimateRows(db, search.rows(containsText(search.in, search.text)))) > 2 * mostGathered) return undefined
  const { rows } = await sql<{ ids: number[] }>`
    select ${plannedAnew} coalesce(jsonb_agg(id), '[]') as ids
    from (
      select id from (${search.rows(containsIndexed(search.in, search.text))}) as found limit ${mostGathered + 1}
    ) as gathered`.execute(db)
  const ids = rows[0]?.ids ?? []
  return ids.length > mostGathered ? undefined : ids
}
