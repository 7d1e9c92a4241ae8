type Plain = string | number | boolean

export type Comparison = {
  field: string
  op: 'in' | 'eq' | 'ne'
  /** With `user`: what the viewer's attribute of that name holds. */
  value: Plain | Plain[] | { user: string }
}

export type RowCondition = Comparison | { all: RowCondition[] } | { any: RowCondition[] }

const sentence =
  /^\s*([a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s+(in|=|!=)\s+(?:user\.([A-Za-z0-9_-]+)|"([^"]*)"|(-?\d+(?:\.\d+)?))\s*$/
const operators = { in: 'in', '=': 'eq', '!=': 'ne' } as const

/**
 * A condition in words: `attributes.region in user.regions`, `status = "active"`, joined by `and`, and these by `or`.
 * Undefined when it cannot be read.
 */
export function readRowCondition(words: string): RowCondition | undefined {
  const any = words.split(/\s+or\s+/).map((part) => {
    const all = part.split(/\s+and\s+/).map(readComparison)
    return all.includes(undefined) ? undefined : { all: all as RowCondition[] }
  })
  return any.includes(undefined) ? undefined : { any: any as RowCondition[] }
}

function readComparison(words: string): RowCondition | undefined {
  const [, field, operator, user, quoted, number] = sentence.exec(words) ?? []
  if (field === undefined) return undefined
  const value = user !== undefined ? { user } : quoted !== undefined ? quoted : Number(number)
  return { field, op: operators[operator as keyof typeof operators], value }
}
