import { z } from 'zod'

const fieldName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)
  .max(100)

const feel = z.string().trim().min(1).max(2000)
const count = z.int().min(0).max(100_000)
const day = z.iso.date()
const moment = z.iso.datetime({ offset: true })

const named = { name: fieldName, label: z.string().trim().max(100).optional(), help: z.string().max(500).optional() }
const inTable = { ...named, required: z.boolean().default(false) }
/** FEEL over `form`, and in a table over `row`: nobody fills the field in, whatever is sent for it. */
const computed = { formula: feel.optional() }

const words = {
  ...inTable,
  ...computed,
  default: z.string().max(2000).optional(),
  min_length: count.optional(),
  max_length: count.optional(),
  /** A regular expression that the whole text has to meet; `pattern_help` says so in words. */
  pattern: z.string().min(1).max(500).optional(),
  pattern_help: z.string().max(200).optional(),
}
const amount = {
  ...inTable,
  ...computed,
  default: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Digits behind the point; of money two, unless it says otherwise. */
  precision: z.int().min(0).max(10).optional(),
}
const choice = {
  ...inTable,
  options: z
    .array(z.strictObject({ value: z.string().min(1).max(200), label: z.string().max(200).optional() }))
    .max(500)
    .default([]),
}
/** One id, or with `multiple` a list of them. */
const reference = { ...inTable, multiple: z.boolean().default(false) }

const kinds = {
  text: { ...words, type: z.literal('text') },
  textarea: { ...words, type: z.literal('textarea') },
  number: { ...amount, unit: z.string().max(20).optional(), type: z.literal('number') },
  money: { ...amount, type: z.literal('money') },
  date: {
    ...{ ...inTable, ...computed, type: z.literal('date'), min: day.optional(), max: day.optional() },
    default: z.union([day, z.literal('today')]).optional(),
  },
  datetime: {
    ...{ ...inTable, ...computed, type: z.literal('datetime'), min: moment.optional(), max: moment.optional() },
    default: z.union([moment, z.literal('now')]).optional(),
  },
  switch: { ...inTable, ...computed, type: z.literal('switch'), default: z.boolean().optional() },
  select: { ...choice, type: z.literal('select'), default: z.string().max(200).optional() },
  multi_select: {
    ...{ ...choice, type: z.literal('multi_select'), default: z.array(z.string().max(200)).max(500).optional() },
    ...{ min_items: count.optional(), max_items: count.optional() },
  },
  user: { ...reference, type: z.literal('user'), default: z.literal('me').optional() },
  department: { ...reference, type: z.literal('department'), default: z.literal('mine').optional() },
  file: { ...inTable, type: z.literal('file'), max_items: z.int().min(1).max(50).optional() },
  json: { ...inTable, type: z.literal('json'), default: z.json().optional() },
}

const columnField = z.discriminatedUnion('type', [
  z.strictObject(kinds.text),
  z.strictObject(kinds.textarea),
  z.strictObject(kinds.number),
  z.strictObject(kinds.money),
  z.strictObject(kinds.date),
  z.strictObject(kinds.datetime),
  z.strictObject(kinds.switch),
  z.strictObject(kinds.select),
  z.strictObject(kinds.multi_select),
  z.strictObject(kinds.user),
  z.strictObject(kinds.department),
  z.strictObject(kinds.file),
  z.strictObject(kinds.json),
])
/** Whatever holds one value: a field of the form, or a column of a table in it. */
export type PlainField = z.infer<typeof columnField>

/** `visible_when`: FEEL over `form`. What it hides is neither asked for nor kept. */
const placed = { section: z.string().trim().min(1).max(100).optional(), visible_when: feel.optional() }

const tableKind = {
  ...{ ...inTable, ...placed, type: z.literal('table') },
  fields: z.array(columnField).max(50),
  min_rows: count.optional(),
  max_rows: z.int().min(1).max(500).optional(),
  /** Columns of numbers whose sum stands below them. */
  sums: z.array(fieldName).max(50).default([]),
}

const formField = z.discriminatedUnion('type', [
  z.strictObject({ ...kinds.text, ...placed }),
  z.strictObject({ ...kinds.textarea, ...placed }),
  z.strictObject({ ...kinds.number, ...placed }),
  z.strictObject({ ...kinds.money, ...placed }),
  z.strictObject({ ...kinds.date, ...placed }),
  z.strictObject({ ...kinds.datetime, ...placed }),
  z.strictObject({ ...kinds.switch, ...placed }),
  z.strictObject({ ...kinds.select, ...placed }),
  z.strictObject({ ...kinds.multi_select, ...placed }),
  z.strictObject({ ...kinds.user, ...placed }),
  z.strictObject({ ...kinds.department, ...placed }),
  z.strictObject({ ...kinds.file, ...placed }),
  z.strictObject({ ...kinds.json, ...placed }),
  z.strictObject(tableKind),
])
export type FormField = z.infer<typeof formField>
export type TableField = Extract<FormField, { type: 'table' }>
export type FieldType = FormField['type']

const formPart = z.strictObject({
  name: z.string().trim().min(1).max(100),
  help: z.string().max(500).optional(),
  visible_when: feel.optional(),
})
export type FormPart = z.infer<typeof formPart>

/** Fields stand in their own order, in the order of `sections`; those of no section stand first. */
export const formSchema = z
  .strictObject({ sections: z.array(formPart).max(50).default([]), fields: z.array(formField).max(200) })
  .meta({ id: 'FormSchema' })
export type FormSchema = z.infer<typeof formSchema>

/** What somebody filled in, by the names of fields. */
export type FormData = Record<string, unknown>
