import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLogFile } from './log-file.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-log-'))
  path = join(folder, 'api.log')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a full file makes room, and the three newest are kept', () => {
  const log = openLogFile(path, 10)
  for (const line of ['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee', 'ffff', 'gggg', 'hhhh', 'iiii']) log.write(line)
  log.close()
  const read = (suffix: string) => readFileSync(path + suffix, 'utf8')
  expect([read(''), read('.1'), read('.2'), read('.3')]).toEqual([
    'iiii\n',
    'gggg\nhhhh\n',
    'eeee\nffff\n',
    'cccc\ndddd\n',
  ])
  expect(existsSync(`${path}.4`)).toBe(false)
})

test('the next start goes on writing where the last one ended', () => {
  for (const line of ['one', 'two']) {
    const log = openLogFile(path)
    log.write(line)
    log.close()
  }
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
})

test('writing after the end is no fault', () => {
  const log = openLogFile(path)
  log.close()
  log.write('late')
  log.close()
  expect(readFileSync(path, 'utf8')).toBe('')
})
