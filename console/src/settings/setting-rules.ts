import './zod-without-eval.ts'
import { z } from 'zod'
import {
  type SettingGroup,
  type SettingValues,
  secretFieldsOf,
  settingGroups,
} from '../../../domain/settings/setting-groups.ts'
import { fieldErrors } from '../../../domain/zod-fields.ts'
import { language, t } from '../i18n/language.ts'
import { fieldWords } from './field-words.ts'

export type SettingValue = string | number | boolean | readonly string[] | readonly number[] | undefined
/** A group as its form holds it: a number that was cleared is undefined. */
export type Draft = Record<string, SettingValue>

export function standardOf(group: SettingGroup): Draft {
  return settingGroups[group].parse({})
}

/** What is wrong by the rules of the domain, field by field, before the server is asked. */
export function checkDraft(group: SettingGroup, draft: Draft): Record<string, string> {
  const missing = Object.keys(draft)
    .filter((field) => draft[field] === undefined)
    .map((field) => [field, t().form.required(fieldWords(group, field).label)])
  if (missing.length > 0) return Object.fromEntries(missing)
  const { error } = settingGroups[group].safeParse(draft, { reportInput: true })
  const faults = fieldErrors(error?.issues ?? [])
  return Object.fromEntries(faults.map(({ field, message }) => [field.split('.')[0], message[language()]]))
}

/** The values that would be in force, or undefined while something is wrong. */
export function validValues<G extends SettingGroup>(group: G, draft: Draft): SettingValues<G> | undefined {
  if (Object.values(draft).includes(undefined)) return undefined
  return settingGroups[group].safeParse(draft).data as SettingValues<G> | undefined
}

export function rangeOf(group: SettingGroup, field: string): { min: number; max: number } | undefined {
  const shape: Record<string, z.ZodType> = settingGroups[group].shape
  const schema = shape[field]
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema
  if (!(inner instanceof z.ZodNumber) || inner.minValue === null || inner.maxValue === null) return undefined
  return { min: inner.minValue, max: inner.maxValue }
}

export function isSecret(group: SettingGroup, field: string): boolean {
  return secretFieldsOf(group).includes(field)
}

/** Lists hold the same in whatever order. */
export function isSame(one: SettingValue, other: SettingValue): boolean {
  const folded = (value: SettingValue) => JSON.stringify(Array.isArray(value) ? value.map(String).sort() : value)
  return folded(one) === folded(other)
}
