import { describe, expect, test } from 'vitest'
import { recogniseColumns, splitPath, splitRoles } from './user-import.ts'

describe('columns', () => {
  test('are known by Chinese and English names, in any order, case and width', () => {
    expect(recogniseColumns(['部门', 'USER NAME', 'Ｅ-mail', '手机号*', 'Roles', '姓名']).places).toEqual({
      department: 0,
      username: 1,
      email: 2,
      phone: 3,
      roles: 4,
      name: 5,
    })
  })

  test('that mean nothing are told; a password is one of them', () => {
    expect(recogniseColumns(['用户名', '密码', 'password', '', '账号'])).toEqual({
      places: { username: 0 },
      ignored: ['密码', 'password', '账号'],
    })
  })
})

test('what was said to be wrong is no column', () => {
  expect(recogniseColumns(['用户名', '问题']).ignored).toEqual([])
  expect(recogniseColumns(['Username', 'problems']).ignored).toEqual([])
})

test('roles are separated as people do', () => {
  expect(splitRoles('运营主管、developer; auditor，运营主管')).toEqual(['运营主管', 'developer', 'auditor'])
})

test('a path of departments may be written with any slash', () => {
  expect(splitPath(' 总部 / 华东／上海 > 一组 ')).toEqual(['总部', '华东', '上海', '一组'])
})
