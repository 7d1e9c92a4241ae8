import { describe, expect, test } from 'vitest'
import type { DirectoryPerson } from './directory-source.ts'
import { parentsFirst, planDepartments } from './plan-departments.ts'
import { disablesTooMany, type KnownPerson, type PeopleState, planPeople } from './plan-people.ts'

const unit = (id: string, parentId: string | null, name = id) => ({ id, parentId, name, sort: 0 })
const told = (changes: { action: string; externalId: string; conflict: unknown }[]) =>
  changes.map(({ action, externalId, conflict }) => `${action} ${externalId}${conflict ? ' !' : ''}`)

describe('departments', () => {
  test('come after their parents, and a circle stands at the top', () => {
    expect(parentsFirst([unit('c', 'b'), unit('b', 'a'), unit('a', null)]).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    const circle = parentsFirst([unit('a', 'b'), unit('b', 'a'), unit('x', 'nowhere')])
    expect(
      circle
        .filter(({ parentId }) => parentId === null)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['b', 'x'])
  })

  test('are made, renamed, moved, taken over and removed', () => {
    const local = [
      { id: 1, name: '总部', parentId: null },
      { id: 2, name: '旧名', parentId: 1 },
      { id: 3, name: '研发', parentId: null },
      { id: 4, name: '解散', parentId: 1 },
      { id: 5, name: '市场', parentId: null },
    ]
    const links = new Map([
      ['hq', 1],
      ['old', 2],
      ['rd', 3],
      ['gone', 4],
    ])
    const read = [
      unit('hq', null, '总部'),
      unit('old', 'hq', '新名'),
      unit('rd', 'hq', '研发'),
      unit('mk', null, '市场'),
      unit('new', 'mk', '新部门'),
    ]
    const { changes, removals } = planDepartments(read, { local, links })
    expect(told(changes)).toEqual(['update old', 'move rd', 'link mk', 'create new'])
    expect(told(removals)).toEqual(['remove gone'])
  })
})

describe('people', () => {
  const person = (id: string, change: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
    id,
    username: id,
    name: id,
    email: null,
    phone: null,
    departmentId: null,
    isDisabled: false,
    ...change,
  })
  const known = (subject: string, change: Partial<KnownPerson> = {}): KnownPerson => ({
    userId: 7,
    subject,
    username: subject,
    name: subject,
    email: null,
    phone: null,
    departmentId: null,
    status: 'active',
    directoryDisabled: false,
    ...change,
  })
  const plan = (read: DirectoryPerson[], people: KnownPerson[] = [], state: Partial<PeopleState> = {}) =>
    planPeople(
      read,
      { known: people, takenUsernames: new Set(), emails: new Map(), departments: new Map([['rd', 3]]), ...state },
      { providerCode: 'corp', createUsers: true },
    )

  test('who are new are made, unless they are switched off', () => {
    expect(told(plan([person('a'), person('b', { isDisabled: true })]))).toEqual(['create a'])
  })

  test('are never taken for an account of the same name or address', () => {
    expect(told(plan([person('Admin')], [], { takenUsernames: new Set(['admin']) }))).toEqual(['create Admin !'])
    expect(told(plan([person('a', { email: 'A@x.cn' })], [], { emails: new Map([['a@x.cn', 1]]) }))).toEqual([
      'create a !',
    ])
    expect(told(plan([person('1', { username: 'same' }), person('2', { username: 'SAME' })]))).toEqual([
      'create 1',
      'create 2 !',
    ])
  })

  test('who are gone or switched off are switched off, once', () => {
    expect(told(plan([person('off', { isDisabled: true })], [known('off'), known('gone')]))).toEqual([
      'disable off',
      'disable gone',
    ])
    expect(plan([], [known('gone', { status: 'disabled' })])).toEqual([])
  })

  test('come back only when the directory had switched them off', () => {
    expect(told(plan([person('a')], [known('a', { status: 'disabled', directoryDisabled: true })]))).toEqual([
      'enable a',
    ])
    expect(plan([person('a')], [known('a', { status: 'disabled' })])).toEqual([])
  })

  test('keep what the directory does not know', () => {
    expect(plan([person('a')], [known('a', { email: 'own@x.cn', phone: '13800000000', departmentId: 9 })])).toEqual([])
  })

  test('are changed and moved', () => {
    const changes = plan([person('a', { name: '新名', phone: 'no number', departmentId: 'rd' })], [known('a')])
    expect(told(changes)).toEqual(['update a', 'move a'])
    expect(changes[0]?.after).toEqual({ name: '新名' })
  })

  test('are too many to switch off without a look', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => known(id))
    const all = plan([], people)
    expect(disablesTooMany(all, people, 99)).toBe(true)
    expect(disablesTooMany(plan([person('a'), person('b'), person('c')], people), people, 25)).toBe(false)
    expect(disablesTooMany([], [], 0)).toBe(false)
  })
})
