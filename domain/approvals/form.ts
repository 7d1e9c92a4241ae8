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
  section: z.string().trim().max(100).optional(),
})

const tableField = z.strictObject({
  name: fieldName,
  label: z.string().trim().max(100).optional(),
  type: z.literal('table'),
  required: z.boolean().default(false),
  help: z.string().max(500).optional(),
  fields: z.array(plainField).min(1).max(50),
  section: z.string().trim().max(100).optional(),
})

const formField = z.union([plainField, tableField])
export type FormField = z.infer<typeof formField>

export const formSchema = z.strictObject({ fields: z.array(formField).max(200) })
export type FormSchema = z.infer<typeof formSchema>
