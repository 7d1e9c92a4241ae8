import { expect, test } from 'vitest'
import { permissionCatalogue } from './permission-catalogue.ts'
import { permissionResources } from './permission-resources.ts'

test('whatever there is a permission for has a name in both languages', () => {
  const subjects = new Set(permissionCatalogue.map(({ code }) => code.split(':')[0] ?? ''))
  expect([...subjects].filter((subject) => permissionResources[subject] === undefined)).toEqual([])
})
