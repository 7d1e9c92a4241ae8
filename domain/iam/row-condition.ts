import { z } from 'zod'
import { type RowCondition, readRowCondition } from './row-sentence.ts'

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

/** What a row must be like: comparisons with values, or with what the viewer is like, joined by all and any. */
const rowCondition: z.ZodType<RowCondition> = z.lazy(() =>
  z.union([
    comparison,
    z.strictObject({ all: z.array(rowCondition).min(1).max(20) }),
    z.strictObject({ any: z.array(rowCondition).min(1).max(20) }),
  ]),
)

/** The rule of a scope, in words or as it is; undefined when it cannot be read. */
export function conditionOf(rule: unknown): RowCondition | undefined {
  return typeof rule === 'string' ? readRowCondition(rule) : rowCondition.safeParse(rule).data
}
