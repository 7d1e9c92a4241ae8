import { sql } from 'kysely'
import pg from 'pg'

/** Most statements come back word for word or hardly ever: who was seen so often will be seen again. */
const oftenEnough = 5
const mostNames = 300
const mostCounted = 5000

const names = new Map<string, string>()
let counts = new Map<string, number>()
let named = 0

const plannedAnewMark = '/* planned anew */'

/** Stands in a statement whose best plan depends on its values: it is never prepared. */
export const plannedAnew = sql.raw(plannedAnewMark)

type Send = (query: unknown, ...rest: unknown[]) => unknown

/**
 * A client that prepares what it is asked often, so that PostgreSQL parses and plans each such statement once for a
 * connection instead of every time.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.query = preparing(this.query.bind(this)) as typeof this.query
  }
}

function preparing(send: Send): Send {
  return (query, values, ...rest) => {
    // Without parameters it may be several statements in one text, which cannot be prepared.
    const hasParameters = Array.isArray(values) && values.length > 0
    const name = typeof query === 'string' && hasParameters ? nameOf(query) : undefined
    if (typeof query !== 'string' || name === undefined) return send(query, values, ...rest)
    const answer = send({ name, text: query, values }, ...rest)
    if (answer instanceof Promise) answer.catch((error: unknown) => renameWhenOutdated(query, error))
    return answer
  }
}

function nameOf(text: string): string | undefined {
  if (text.includes(plannedAnewMark)) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const count = (counts.get(text) ?? 0) + 1
  if (count >= oftenEnough) {
    counts.delete(text)
    return giveName(text)
  }
  if (counts.size >= mostCounted) counts = new Map()
  counts.set(text, count)
  return undefined
}

function giveName(text: string): string {
  const name = `ops_${named++}`
  names.set(text, name)
  return name
}

/** A migration that changes the type of a column makes plans that answer with it useless: the next try makes a new one. */
function renameWhenOutdated(text: string, error: unknown): void {
  if (error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery') giveName(text)
}
