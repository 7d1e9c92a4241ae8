import { z } from 'zod'

/** The kinds of fields; `user` and `department` hold ids, `table` rows of its own `fields`. */
const fieldTypes = [
  'text',
  'textarea',
  'number',
  'money',
  'date',
  'datetime',
  'switch',
  'select',
  'multi_select',
  'user',
  'department',
  'file',
  'json',
  'table',
] as const

const fieldName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)
  .max(100)
const feel = z.string().trim().min(1).max(2000)

const plainField = z.strictObject({
  name: fieldName,
  label: z.string().trim().max(100).optional(),
  type: z.enum(fieldTypes).exclude(['table']),
  required: z.boolean().default(false),
  help: z.string().max(500).optional(),
  default: z.json().optional(),
  /** Of `select` and `multi_select`. */
  options: z
    .array(z.strictObject({ value: z.string().max(200), label: z.string().max(200).optional() }))
    .max(500)
    .optional(),
  /** Of numbers the least and the greatest, of texts the lengths. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** A regular expression that a text has to match as a whole. */
  pattern: z.string().max(500).optional(),
  /** FEEL over the form: what it is worked out as, which nobody types. */
  formula: feel.optional(),
  /** FEEL over the form: whether it is there at all. */
  visible: feel.optional(),
  section: z.string().trim().max(100).optional(),
})

const tableField = z.strictObject({
  name: fieldName,
  label: z.string().trim().max(100).optional(),
  type: z.literal('table'),
  required: z.boolean().default(false),
  help: z.string().max(500).optional(),
  fields: z.array(plainField).min(1).max(50),
  /** Columns whose sum stands below them. */
  sums: z.array(fieldName).max(50).default([]),
  visible: feel.optional(),
  section: z.string().trim().max(100).optional(),
})

const formField = z.union([plainField, tableField])
export type FormField = z.infer<typeof formField>

export const formSchema = z.strictObject({ fields: z.array(formField).max(200) })
export type FormSchema = z.infer<typeof formSchema>
