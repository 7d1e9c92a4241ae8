import type { Element } from '../model/element.ts'
import type { Create } from '../model/moddle.ts'

/** How a field stands in an element of ours: under which name, and as what. What is undefined stands nowhere. */
export type FieldForm = {
  property: string
  read: (value: unknown) => unknown
  write: (value: unknown, create: Create) => unknown
}
export type FieldForms = Record<string, FieldForm>

/** What an element says, by the names of the fields. */
export function readForms(forms: FieldForms, element: Element | undefined): Record<string, unknown> {
  if (!element) return {}
  const read = Object.entries(forms).map(([name, form]) => [name, form.read(element[form.property])] as const)
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

/** What an element has to say of these values, by its own names. */
export function writeForms(
  forms: FieldForms,
  values: Record<string, unknown>,
  create: Create,
): Record<string, unknown> {
  const written = Object.entries(forms).map(([name, { property, write }]) => {
    const value = values[name]
    return [property, value === undefined || value === null ? undefined : write(value, create)] as const
  })
  return Object.fromEntries(written.filter(([, value]) => value !== undefined && value !== ''))
}

export function propertiesOf(forms: FieldForms): string[] {
  return Object.values(forms).map(({ property }) => property)
}

/** As it is. `usual`: what it is when nothing is said. */
export function plain(property: string, { usual }: { usual?: unknown } = {}): FieldForm {
  return { property, read: (value) => value, write: (value) => (value === usual ? undefined : value) }
}

/** A list, one after the other with spaces. */
export function words(property: string, itemOf: (word: string) => unknown): FieldForm {
  return {
    property,
    read: (value) => (typeof value === 'string' ? wordsOf(value).map(itemOf) : undefined),
    write: (value) => listFrom(value).join(' '),
  }
}

export const json = (property: string): FieldForm => ({ property, ...asJson })

/** Values by their names, each in an element of its own. */
export function named(property: string, { type, value: said, form = asItIs }: Named): FieldForm {
  return {
    property,
    read(value) {
      const all = listFrom(value) as Element[]
      if (all.length === 0) return undefined
      return Object.fromEntries(all.map((one) => [one.name, form.read(one[said])]))
    },
    write(value, create) {
      const all = Object.entries(value as object)
      if (all.length === 0) return undefined
      return all.map(([name, one]) => create(type, { name, [said]: form.write(one) }))
    },
  }
}

type Named = { type: string; value: string; form?: typeof asItIs }

const asItIs = { read: (value: unknown) => value, write: (value: unknown): unknown => value }
export const asJson = { read: parsed, write: (value: unknown): unknown => JSON.stringify(value) }

/** An element that has fields of its own. */
export function nested(property: string, type: string, forms: FieldForms): FieldForm {
  return {
    property,
    read: (value) => (value === undefined ? undefined : readForms(forms, value as Element)),
    write(value, create) {
      const said = writeForms(forms, value as Record<string, unknown>, create)
      return Object.keys(said).length === 0 ? undefined : create(type, said)
    },
  }
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function listFrom(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text that is no JSON stays a text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
