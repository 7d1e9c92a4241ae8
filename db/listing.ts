import { type Expression, type SqlBool, sql } from 'kysely'

export type Paging<Sort extends string> = {
  page: number
  page_size: number
  sort: { field: Sort; direction: 'asc' | 'desc' }[]
}

export type Listed<Row> = { items: Row[]; total: number }

/** True where the text stands in the value, whatever case or width either is written in. */
export function containsText(value: Expression<unknown>, text: string): Expression<SqlBool> {
  const folded = text.trim().normalize('NFKC').toLowerCase()
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(normalize(lower(${value}), NFKC) like ${pattern})`
}

/** The same by the index over `search_grams`, for values that have one. */
export function containsIndexed(value: Expression<unknown>, text: string): Expression<SqlBool> {
  return sql<SqlBool>`(search_grams(${value}) @> search_grams(${text}) and ${containsText(value, text)})`
}
