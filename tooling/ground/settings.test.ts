import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSetting } from './settings.mjs'

const folder = mkdtempSync(join(tmpdir(), 'ops-setting-'))
const file = join(folder, 'secret')
writeFileSync(file, 'from the file\n')
afterAll(() => rmSync(folder, { recursive: true }))

test('a setting may come from a file', () => {
  expect(readSetting('A', { A_FILE: file })).toBe('from the file')
})

test('the setting itself wins over its file', () => {
  expect(readSetting('A', { A: 'direct', A_FILE: '/nowhere' })).toBe('direct')
})

test('an empty setting is none', () => {
  expect(readSetting('A', { A: '' })).toBeUndefined()
})

test('a file that cannot be read is named', () => {
  expect(() => readSetting('A', { A_FILE: join(folder, 'none') })).toThrow('A_FILE')
})
