import { type Expression, type Kysely, type SelectQueryBuilder, type Simplify, type SqlBool, sql } from 'kysely'

export type Paging<Sort extends string> = {
  page: number
  page_size: number
  sort: { field: Sort; direction: 'asc' | 'desc' }[]
}

export type Listed<Row> = {
  items: Row[]
  total: number
  /** There are about as many: counting them all would take longer than reading the page. */
  isEstimated?: boolean
}

/** A page of the rows, which are `ordered` wholly so that none comes twice, and how many there are in all. */
export async function pageOf<DB, From extends keyof DB, Row>(
  ordered: SelectQueryBuilder<DB, From, Row>,
  { page, page_size }: Pick<Paging<string>, 'page' | 'page_size'>,
): Promise<Listed<Simplify<Row>>> {
  const [items, { total }] = await Promise.all([
    ordered
      .limit(page_size)
      .offset((page - 1) * page_size)
      .execute(),
    ordered
      .clearSelect()
      .clearOrderBy()
      .select(({ fn }) => fn.countAll().as('total'))
      .$castTo<{ total: number }>()
      .executeTakeFirstOrThrow(),
  ])
  return { items, total }
}

const countedUpTo = 10_000

/** The same for tables of millions: beyond ten thousand rows the total is what the planner takes it to be. */
export async function pageOfMany<DB, From extends keyof DB, Row>(
  db: Kysely<DB>,
  ordered: SelectQueryBuilder<DB, From, Row>,
  { page, page_size }: Pick<Paging<string>, 'page' | 'page_size'>,
): Promise<Listed<Simplify<Row>>> {
  const matching = ordered.clearSelect().clearOrderBy().select(sql<number>`1`.as('one'))
  const [items, counted] = await Promise.all([
    ordered
      .limit(page_size)
      .offset((page - 1) * page_size)
      .execute(),
    sql<{ total: number }>`select count(*) as total from (${matching.limit(countedUpTo + 1)}) as counted`.execute(db),
  ])
  const total = counted.rows[0]?.total ?? 0
  if (total <= countedUpTo) return { items, total }
  const { rows } = await sql<{ 'QUERY PLAN': [Planned] }>`explain (format json) ${matching}`.execute(db)
  return { items, total: Math.max(total, rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0), isEstimated: true }
}

type Planned = { Plan: { 'Plan Rows': number } }

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
