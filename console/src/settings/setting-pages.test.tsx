import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type SettingGroup, settingGroupNames, settingGroups } from '../../../domain/settings/setting-groups.ts'
import { settings as en } from '../i18n/en/settings/index.ts'
import { loadTexts, useLanguage } from '../i18n/language.ts'
import { settings as zh } from '../i18n/zh/settings/index.ts'
import { valueInWords } from './field-words.ts'
import { fieldsOf, sectionsOf, settingNavigation } from './setting-pages.ts'
import { rangeOf, standardOf } from './setting-rules.ts'

beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('settings')
})

type Words = { label: string; help: string; options?: Record<string, string> }
const wordsOf = (texts: typeof zh, group: SettingGroup) => texts.groups[group].fields as Record<string, Words>

const allFields = settingGroupNames.flatMap((group) =>
  Object.keys(fieldsOf(group)).map((field) => [group, field] as const),
)

/** The values of an enum, alone or in a list. */
function choicesIn(group: SettingGroup, field: string): string[] | undefined {
  const shape: Record<string, z.ZodType> = settingGroups[group].shape
  const schema = shape[field]
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema
  const item = inner instanceof z.ZodArray ? inner.element : inner
  return item instanceof z.ZodEnum ? item.options.map(String) : undefined
}

test('every group stands under one heading of the navigation', () => {
  const listed = settingNavigation.flatMap(([, groups]) => groups)
  expect(listed.toSorted()).toEqual(settingGroupNames.toSorted())
})

test.each(settingGroupNames)('the page of %s has exactly the fields of the domain', (group) => {
  expect(Object.keys(fieldsOf(group)).sort()).toEqual(Object.keys(settingGroups[group].shape).sort())
})

test.each(settingGroupNames)('%s has as many sections as titles, in both languages', (group) => {
  const sections = sectionsOf(group).map(({ name }) => name)
  for (const texts of [zh, en]) expect(Object.keys(texts.groups[group].sections).sort()).toEqual(sections.toSorted())
})

describe.each(allFields)('%s.%s', (group, field) => {
  test('says in both languages what it does', () => {
    for (const texts of [zh, en]) expect(wordsOf(texts, group)[field]?.help.length).toBeGreaterThan(2)
  })

  test('offers exactly the values that the domain takes', () => {
    const choices = choicesIn(group, field)
    const isChosen = ['choice', 'choices'].includes(fieldsOf(group)[field]?.control.kind ?? '')
    expect(isChosen).toBe(choices !== undefined)
    for (const texts of [zh, en]) {
      expect(Object.keys(wordsOf(texts, group)[field]?.options ?? {}).sort()).toEqual((choices ?? []).toSorted())
    }
  })

  test('has a standard value that can be said, within its range', () => {
    const standard = standardOf(group)[field]
    expect(valueInWords(group, field, standard)).not.toBe('')
    if (typeof standard !== 'number') return
    const range = rangeOf(group, field)
    expect(range?.min).toBeLessThanOrEqual(standard)
    expect(range?.max).toBeGreaterThanOrEqual(standard)
  })
})

test.each<[SettingGroup, string, object, boolean]>([
  ['mail', 'password', { host: '' }, false],
  ['mail', 'password', { host: 'mail.example.com' }, true],
  ['sms', 'region', { provider: 'aliyun' }, false],
  ['sms', 'region', { provider: 'tencent' }, true],
  ['sms', 'sign_name', { provider: 'none' }, false],
  ['sms', 'code_params', { provider: 'aliyun', code_template: '' }, false],
  ['registration', 'default_role', { mode: 'off' }, false],
  ['registration', 'allowed_domains', { mode: 'open' }, true],
  ['mfa', 'grace_days', { required_role_ids: [] }, false],
  ['mfa', 'grace_days', { required_role_ids: [1] }, true],
])('%s.%s with %j is shown: %s', (group, field, values, isShown) => {
  expect(fieldsOf(group)[field]?.isShown?.({ ...standardOf(group), ...values })).toBe(isShown)
})
