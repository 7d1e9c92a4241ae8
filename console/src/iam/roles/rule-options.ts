import { findRuledResource, ruledResourceNames, usualMask } from '../../../../domain/iam/ruled-resources.ts'
import { explainWords } from '../../i18n/explain-words.ts'
import { language, t } from '../../i18n/language.ts'
import type { Option } from '../../ui/Select.tsx'
import { fieldWord } from '../explain/field-word.ts'
import { maskExample } from './mask-example.ts'

/** What rules can be about; `*` is everything. */
export const resourceOptions = (): Option[] => [
  { value: '*', label: explainWords().everything },
  ...ruledResourceNames.map((value) => ({ value, label: findRuledResource(value)?.name[language()] ?? value })),
]

/** The fields of a resource that may be covered; an attribute has to be named. */
export function fieldOptions(resource: string): Option[] {
  const resources = resource === '*' ? ruledResourceNames : [resource]
  const fields = new Set(resources.flatMap((name) => Object.keys(findRuledResource(name)?.columns ?? {})))
  return [...fields].filter((value) => !value.endsWith('.*')).map((value) => ({ value, label: fieldWord(value) }))
}

const masks = ['phone', 'email', 'contact', 'id_number', 'bank_card', 'name'] as const

/** The named masks, each with how a value looks behind it; the empty one is what the field has anyway. */
export function maskOptions(resource: string, field: string): Option[] {
  const { usualMask: usual, maskNames } = t().roles
  return [
    { value: '', label: `${usual} · ${maskExample(usualMask(resource, field))}` },
    ...masks.map((value) => ({ value, label: `${maskNames[value]} · ${maskExample(value)}` })),
  ]
}
