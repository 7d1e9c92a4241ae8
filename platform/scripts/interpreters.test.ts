import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findInterpreters } from './interpreters.ts'
import type { Isolation } from './isolation.ts'

const folder = mkdtempSync(join(tmpdir(), 'ops-interpreters-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const apart: Isolation = { kind: 'namespaces', as: 'root', network: 'none' }
const home = join(folder, 'home')
const open = join(folder, 'open')
for (const place of [home, open]) {
  mkdirSync(place)
  for (const name of ['python', 'python3']) {
    writeFileSync(join(place, name), '#!/bin/sh\n')
    chmodSync(join(place, name), 0o755)
  }
}
const find = (path: string, more: { python?: string; isolation?: Isolation } = {}) =>
  findInterpreters({ path, isolation: apart, hidden: [home], ...more }).python?.[0]

test('python3 on the path goes before python, and what scripts cannot see is passed over', () => {
  expect(find(`${home}:${open}`)).toBe(join(open, 'python3'))
})

test('a link into a folder that scripts cannot see is passed over too', () => {
  const links = join(folder, 'links')
  mkdirSync(links)
  symlinkSync(join(home, 'python3'), join(links, 'python3'))
  expect(find(`${links}:${open}`)).toBe(join(open, 'python3'))
})

test('the one that is named wins; one that scripts cannot use is refused with the reason', () => {
  expect(find('', { python: join(open, 'python') })).toBe(join(open, 'python'))
  expect(() => find('', { python: join(folder, 'none') })).toThrow(/OPS_PYTHON: there is no program at/)
  expect(() => find('', { python: join(home, 'python3') })).toThrow(/lies in a folder that scripts cannot see/)
  const asUser: Isolation = { kind: 'process', as: 'user', network: 'host' }
  expect(find('', { python: join(home, 'python3'), isolation: asUser })).toBe(join(home, 'python3'))
})
