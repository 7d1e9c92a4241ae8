import { z } from 'zod'

/** A field of the row, as its resource names it: `status`, `attributes.region`. */
const fieldName = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)?$/)
const plainValue = z.union([z.string().max(500), z.number(), z.boolean()])
/** An attribute of whoever looks: `user.regions`, `user.department_id`, `user.id`. */
const userValue = z.strictObject({
  user: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
})
const operand = z.union([plainValue, z.array(plainValue).max(200), userValue])

const comparison = z.strictObject({ field: fieldName, op: z.enum(['in', 'eq', 'ne']), value: operand })

export type RowCondition = z.infer<typeof comparison> | { all: RowCondition[] } | { any: RowCondition[] }

/** What a row must be like: comparisons with values, or with what the viewer is like, joined by all and any. */
const rowCondition: z.ZodType<RowCondition> = z.lazy(() =>
  z.union([
    comparison,
    z.strictObject({ all: z.array(rowCondition).min(1).max(20) }),
    z.strictObject({ any: z.array(rowCondition).min(1).max(20) }),
  ]),
)

const sentence =
  /^\s*([a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s+(in|=|!=)\s+(?:user\.([A-Za-z0-9_-]+)|"([^"]*)"|(-?\d+(?:\.\d+)?))\s*$/
const operators = { in: 'in', '=': 'eq', '!=': 'ne' } as const

/**
 * The same in words: `attributes.region in user.regions`, `status = "active"`, joined by `and`, and these by `or`.
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

/** The rule of a scope, in words or as it is; undefined when it cannot be read. */
export function conditionOf(rule: unknown): RowCondition | undefined {
  return typeof rule === 'string' ? readRowCondition(rule) : rowCondition.safeParse(rule).data
}
