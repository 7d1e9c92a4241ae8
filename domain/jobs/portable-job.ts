import type { FieldError } from '../errors.ts'
import { text } from '../text.ts'
import { jobInput } from './job.ts'

/*
 * A job as a file holds it, to be taken to another installation: what it names by id there stands by its name.
 */

/** What jobs name, and where: the field that holds ids, and the one that holds names in its place. */
const references = [
  { kind: 'calendar', at: [], id: 'calendar_id', name: 'calendar' },
  { kind: 'datasource', at: ['config'], id: 'datasource_id', name: 'datasource' },
  { kind: 'user', at: ['alert'], id: 'recipients', name: 'recipients' },
] as const

export type ReferenceKind = (typeof references)[number]['kind']
export const referenceKinds = references.map(({ kind }) => kind)

type Fields = Record<string, unknown>
type Resolve<From, To> = (kind: ReferenceKind, value: From) => To | undefined

const [shape] = jobInput.options.map((option) => Object.keys(option.shape))
const first = ['name', 'description', 'job_type', 'config']
const fields = [...first, ...(shape ?? []).filter((field) => !first.includes(field))]
const timeFields = ['start_at', 'end_at', 'run_at']

/** What is not set is left out, so that a file says only what matters. */
export function toPortable(job: object, nameOf: Resolve<number, string>): Fields {
  const plain = JSON.parse(JSON.stringify(job)) as Fields
  const kept = fields.flatMap((field): [string, unknown][] => {
    const value = plain[field]
    if (value === null || value === undefined) return []
    return [[field, timeFields.includes(field) ? new Date(value as string).toISOString() : value]]
  })
  // The id of what is gone stands as it is: an import tells of it.
  const { fields: named } = exchange(Object.fromEntries(kept), ['id', 'name'], (kind, id) => nameOf(kind, id as number))
  return named
}

/** What `jobInput` takes, as far as the file has it right; names that nothing bears are told. */
export function fromPortable(job: Fields, idOf: Resolve<string, number>): { input: Fields; errors: FieldError[] } {
  const { fields: input, unknown } = exchange(job, ['name', 'id'], (kind, name) => idOf(kind, String(name)))
  const message = (name: unknown) => text(`没有“${String(name)}”`, `There is no “${String(name)}”`)
  return { input, errors: unknown.map(({ field, value }) => ({ field, message: message(value) })) }
}

/** Everything that a job, or a job in a file, refers to by one kind of reference. */
export function referencesIn(job: unknown, kind: ReferenceKind, by: 'id' | 'name'): unknown[] {
  const reference = references.find((one) => one.kind === kind)
  const holder = reference?.at.reduce<unknown>((value, step) => (isFields(value) ? value[step] : undefined), job)
  const value = isFields(holder) && reference ? holder[reference[by]] : undefined
  return value === null || value === undefined ? [] : [value].flat()
}

type Unknown = { field: string; value: unknown }

function exchange(
  job: Fields,
  [from, to]: ['id', 'name'] | ['name', 'id'],
  resolve: (kind: ReferenceKind, value: unknown) => unknown,
): { fields: Fields; unknown: Unknown[] } {
  const unknown: Unknown[] = []
  let result = job
  for (const reference of references) {
    const { kind, at } = reference
    const values = referencesIn(job, kind, from)
    if (values.length === 0) continue
    const isList = reference.id === reference.name
    const resolved = values.map((value) => {
      const found = resolve(kind, value)
      if (found === undefined) unknown.push({ field: [...at, reference[from]].join('.'), value })
      return found ?? value
    })
    const [step] = at
    const holder = (step ? result[step] : result) as Fields
    const { [reference[from]]: _, ...rest } = holder
    const changed = { ...rest, [reference[to]]: isList ? resolved : resolved[0] }
    result = step ? { ...result, [step]: changed } : changed
  }
  return { fields: result, unknown }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
