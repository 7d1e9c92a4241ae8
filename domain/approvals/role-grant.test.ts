import { describe, expect, test } from 'vitest'
import { callbackConfig, type GrantConfig } from './callback-config.ts'
import { formSchema } from './form.ts'
import { daysMeant, optionsBeyond, personMeant, roleMeant } from './role-grant.ts'

const roles = [
  { id: 1, code: 'reader', name: '只读' },
  { id: 2, code: 'writer', name: '读写' },
  { id: 3, code: 'root', name: '全部' },
]

function grant(fields: Record<string, unknown>): GrantConfig {
  const action = callbackConfig.parse({ type: 'grant_role', config: { role_ids: [1, 2], ...fields } })
  if (action.type !== 'grant_role') throw new Error('a grant was written')
  return action.config
}

describe('the role that is meant', () => {
  test('is the one of the code, out of those that may be granted', () => {
    expect(roleMeant('writer', grant({ role: '=form.role' }), roles)).toMatchObject({ id: 2 })
    expect(roleMeant(undefined, grant({ role_ids: [1] }), roles)).toMatchObject({ id: 1 })
  })

  test('is refused where it is another one, none, several, or gone', () => {
    const config = grant({ role: '=form.role' })
    for (const meant of ['root', 'unheard', '', null, undefined, 3, ['reader', 'writer'], { code: 'reader' }]) {
      expect(() => roleMeant(meant, config, roles), JSON.stringify(meant)).toThrow(/none of the roles/)
    }
    expect(() => roleMeant('writer', config, roles.slice(0, 1))).toThrow(/none of the roles/)
    expect(() => roleMeant(undefined, grant({ role_ids: [2] }), roles.slice(0, 1))).toThrow(/does not exist any more/)
    expect(() => roleMeant(undefined, grant({}), roles)).toThrow(/does not exist any more/)
  })
})

describe('the days', () => {
  test('are as they are said, up to the most of the definition', () => {
    expect(daysMeant(30, grant({ days: 30 }))).toBe(30)
    expect(daysMeant(0.5, grant({ days: '=form.days', max_days: 7 }))).toBe(0.5)
    expect(() => daysMeant(8, grant({ days: '=form.days', max_days: 7 }))).toThrow(/At most 7 days/)
    expect(() => daysMeant(4000, grant({ days: '=form.days' }))).toThrow(/At most 3650 days/)
  })

  test('that are left empty mean for good only where the definition allows it', () => {
    for (const empty of [undefined, null, '']) {
      expect(daysMeant(empty, grant({ days: '=form.days', for_good: true }))).toBeUndefined()
      expect(() => daysMeant(empty, grant({ days: '=form.days' }))).toThrow(/how many days/)
    }
  })

  test('are refused where they are no number above nothing', () => {
    for (const meant of [0, -1, Number.NaN, '3', true, [3]]) {
      expect(() => daysMeant(meant, grant({ days: '=form.days', for_good: true }))).toThrow(/no number of days/)
    }
  })
})

test('the person is the applicant, or who is named, and never nobody', () => {
  expect(personMeant(undefined, grant({}), 7)).toBe(7)
  expect(personMeant(9, grant({ user: '=form.who' }), 7)).toBe(9)
  for (const meant of [null, undefined, '9', [9], 0, 1.5]) {
    expect(() => personMeant(meant, grant({ user: '=form.who' }), 7)).toThrow(/who gets the role/)
  }
})

test('options of the form with which nothing could be granted are found', () => {
  const options = [{ value: 'reader' }, { value: 'root' }]
  const schema = formSchema.parse({
    fields: [
      { name: 'role', type: 'select', options },
      { name: 'free', type: 'text' },
    ],
  })
  expect(optionsBeyond('=form.role', schema, ['reader', 'writer'])).toEqual(['root'])
  expect(optionsBeyond('= form.role ', schema, ['reader', 'root'])).toEqual([])
  expect(optionsBeyond('=form.free', schema, ['reader'])).toEqual([])
  expect(optionsBeyond('=if form.x then "root" else form.role', schema, ['reader'])).toEqual([])
  expect(optionsBeyond('=form.role', null, ['reader'])).toEqual([])
})
