import { z } from 'zod'
import { secretMarks } from './secret-marks.ts'

/**
 * `params`: values of the job's own, `:name` in the text. `max_rows`: what is read at most; the output says when there were
 * more. Every placeholder in `sql` becomes a bound value.
 */
export const sqlConfig = z.strictObject({
  datasource_id: z.int().positive(),
  sql: z
    .string()
    .trim()
    .min(1)
    .max(256 * 1024),
  params: z.record(z.string().regex(/^[A-Za-z_]\w{0,63}$/), z.json()).default({}),
  max_rows: z.int().min(1).max(10_000).default(1000),
  secrets: secretMarks,
})
export type SqlConfig = z.infer<typeof sqlConfig>
