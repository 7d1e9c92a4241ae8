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

type PageOf = Pick<Paging<string>, 'page' | 'page_size'>

/** A page of the rows, which are `ordered` wholly so that none comes twice, and how many there are in all. */
export async function pageOf<DB, From extends keyof DB, Row>(
  ordered: SelectQueryBuilder<DB, From, Row>,
  paging: PageOf,
): Promise<Listed<Simplify<Row>>> {
  const [items, { total }] = await Promise.all([
    itemsOf(ordered, paging),
    ordered
      .clearSelect()
      .clearOrderBy()
      .select(({ fn }) => fn.countAll().as('total'))
      .$castTo<{ total: number }>()
      .executeTakeFirstOrThrow(),
  ])
  return { items, total }
}

/**
 * The same for tables of millions: beyond so many rows (0: of whatever is found) the total is what the planner takes it
 * to be.
 */
export async function pageOfMany<DB, From extends keyof DB, Row>(
  db: Kysely<DB>,
  ordered: SelectQueryBuilder<DB, From, Row>,
  { countedUpTo = 10_000, ...paging }: PageOf & { countedUpTo?: number },
): Promise<Listed<Simplify<Row>>> {
  const matching = ordered.clearSelect().clearOrderBy().select(sql<number>`1`.as('one'))
  const [items, counted] = await Promise.all([
    itemsOf(ordered, paging),
    countedUpTo > 0 ? countRows(db, matching.limit(countedUpTo + 1)) : Infinity,
  ])
  if (counted <= countedUpTo) return { items, total: counted }
  const seen = (paging.page - 1) * paging.page_size + items.length
  const isLast = items.length < paging.page_size && (items.length > 0 || paging.page === 1)
  if (isLast) return { items, total: seen }
  return { items, total: Math.max(seen, countedUpTo + 1, await estimateRows(db, matching)), isEstimated: true }
}

export function itemsOf<DB, From extends keyof DB, Row>(
  ordered: SelectQueryBuilder<DB, From, Row>,
  { page, page_size }: PageOf,
): Promise<Simplify<Row>[]> {
  return ordered
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
}

async function countRows<DB>(db: Kysely<DB>, matching: Expression<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${matching}) as counted`.execute(db)
  return rows[0]?.total ?? 0
}

type Planned = { Plan: { 'Plan Rows': number } }

export async function estimateRows<DB>(db: Kysely<DB>, matching: Expression<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [Planned] }>`explain (format json) ${matching}`.execute(db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

/** True where the text stands in the value, whatever case or width either is written in. */
export function containsText(value: Expression<unknown>, text: string): Expression<SqlBool> {
  const folded = text.trim().normalize('NFKC').toLowerCase()
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(normalize(lower(${value}), NFKC) like ${pattern})`
}

/** The same by the index over `search_grams`, for values that have one. */
export function containsIndexed(value: Expression<unknown>, text: string): Expression<SqlBool> {
  return sql<SqlBool>`(search_grams(${value}) @> search_keys(${text}) and ${containsText(value, text)})`
}
