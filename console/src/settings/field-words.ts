import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { fieldsOf } from './setting-pages.ts'
import type { SettingValue } from './setting-rules.ts'

type FieldWords = { label: string; help: string; options?: Record<string, string> }

/** The types of the texts make sure that every field of every group has its words. */
export function fieldWords(group: SettingGroup, field: string): FieldWords {
  return (t().settings.groups[group].fields as Record<string, FieldWords>)[field] ?? { label: field, help: '' }
}

export function sectionTitle(group: SettingGroup, section: string): string {
  return (t().settings.groups[group].sections as Record<string, string>)[section] ?? section
}

export function choicesOf(group: SettingGroup, field: string): { value: string; label: string }[] {
  return Object.entries(fieldWords(group, field).options ?? {}).map(([value, label]) => ({ value, label }))
}

export function unitOf(group: SettingGroup, field: string): string {
  const control = fieldsOf(group)[field]?.control
  return control?.kind === 'number' && control.unit ? t().settings.units[control.unit] : ''
}

/** A value as a person says it: `8 位`, `开启`, `留空`. */
export function valueInWords(group: SettingGroup, field: string, value: SettingValue): string {
  const words = t().settings
  const { options } = fieldWords(group, field)
  if (typeof value === 'boolean') return value ? words.on : words.off
  if (typeof value === 'number') return `${formatNumber(value)} ${unitOf(group, field)}`.trim()
  if (value === '') return emptyInWords(group, field)
  if (typeof value === 'string') return options?.[value] ?? value
  if (value === undefined || value.length === 0) return words.none
  return value.map((one) => options?.[one] ?? String(one)).join(t().ui.separator)
}

function emptyInWords(group: SettingGroup, field: string): string {
  const words = t().settings
  const kind = fieldsOf(group)[field]?.control.kind
  return kind === 'role' ? words.noRole : kind === 'domains' ? words.none : words.empty
}
