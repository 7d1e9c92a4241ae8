import { beforeEach, describe, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../../i18n/language.ts'
import { scopeWords } from './scope-words.ts'

const reading = {
  person: { department_id: 3, attributes: { regions: ['华东', '华南'], level: 2 } },
  resource: 'job',
  departments: { pathOf: (id: number | null) => `总部 / 部门 ${id}` },
}
const custom = (rule: string | Record<string, unknown>, department_ids?: number[]) =>
  scopeWords({ resource: 'job', scope: 'CUSTOM', rule, ...(department_ids && { department_ids }) }, reading)
const plain = (scope: 'ALL' | 'SELF' | 'DEPT' | 'DEPT_AND_BELOW', person = reading.person, resource = 'job') =>
  scopeWords({ resource: '*', scope }, { ...reading, person, resource })

describe('in Chinese', () => {
  beforeEach(async () => {
    await useLanguage('zh')
    await loadTexts('access')
  })

  test('scopes name departments, and whose own the rows are', () => {
    expect(plain('DEPT')).toBe('本部门：总部 / 部门 3')
    expect(plain('DEPT_AND_BELOW')).toBe('本部门及下级：总部 / 部门 3')
    expect(plain('SELF')).toBe('本人创建的')
    expect(plain('SELF', reading.person, 'session')).toBe('本人的')
    expect(scopeWords({ resource: 'job', scope: 'CUSTOM', department_ids: [1, 2] }, reading)).toBe(
      '这些部门：总部 / 部门 1、总部 / 部门 2',
    )
  })

  test('of a role nobody in particular is spoken of', () => {
    const { person: _, ...ofRole } = reading
    expect(scopeWords({ resource: 'job', scope: 'DEPT' }, ofRole)).toBe('本部门')
    expect(scopeWords({ resource: 'job', scope: 'CUSTOM', rule: 'tags in user.regions' }, ofRole)).toBe(
      '标签是本人的 regions 之一',
    )
  })

  test('who is in no department is told that nothing meets the scope', () => {
    expect(plain('DEPT', { ...reading.person, department_id: null as unknown as number })).toContain('什么也看不到')
  })

  test.each([
    ['attributes.region in user.regions', '属性 region 是本人的 regions（华东、华南）之一'],
    ['status = "enabled"', '状态是“enabled”'],
    ['status != "disabled" and tags in user.level', '状态不是“disabled”，并且标签是本人的 level（2）之一'],
    ['department_id = 7 or created_by = user.id', '部门是总部 / 部门 7，或者创建人是本人的编号'],
    [
      'status = "a" and status = "b" or tags in user.none',
      '（状态是“a”，并且状态是“b”），或者标签是本人的 none（没有查到，没有就什么也匹配不到）之一',
    ],
    ['no rule', '规则无法识别，所以这一条什么也看不到'],
  ])('%s is %s', (rule, words) => {
    expect(custom(rule)).toBe(words)
  })

  test('a rule that is stored as a condition reads the same, and stands beside departments', () => {
    const rule = { all: [{ field: 'tags', op: 'in', value: ['甲', '乙'] }] }
    expect(custom(rule, [5])).toBe('这些部门：总部 / 部门 5；并且标签是“甲”、“乙”之一')
    expect(custom('status = "a" or status = "b"', [5])).toBe(
      '这些部门：总部 / 部门 5；并且（状态是“a”，或者状态是“b”）',
    )
  })
})

test('in English it reads as a clause too', async () => {
  await useLanguage('en')
  await loadTexts('access')
  expect(plain('DEPT_AND_BELOW')).toBe('in their own department or below: 总部 / 部门 3')
  expect(custom('attributes.region in user.regions', [5])).toBe(
    'in these departments: 总部 / 部门 5; and where the attribute region is one of their own regions (华东, 华南)',
  )
})
