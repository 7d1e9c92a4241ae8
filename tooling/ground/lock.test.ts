import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tryLock, withLock } from './lock.mjs'
import { startMark } from './processes.mjs'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-lock-'))
  path = join(folder, 'a.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

function holderFile(pid: number, mark: string) {
  return JSON.stringify([{ pid, mark, note: 'http://elsewhere' }])
}

test('who comes second learns who holds the lock, and gets it after the release', () => {
  const first = tryLock(path, 'http://here')
  const second = tryLock(path, 'http://there')
  expect(second).toMatchObject({ holder: { pid: process.pid, note: 'http://here' } })
  if ('release' in first) first.release()
  expect(tryLock(path, 'http://there')).toHaveProperty('release')
})

test('the lock of a dead process is taken over, and it is said whose it was', async () => {
  const pid = await deadPid()
  writeFileSync(path, holderFile(pid, '123'))
  const stale: number[] = []
  expect(tryLock(path, '', (dead) => stale.push(dead))).toHaveProperty('release')
  expect(stale).toEqual([pid])
})

test('a pid that belongs to another process by now holds nothing', () => {
  writeFileSync(path, holderFile(process.pid, 'started at another time'))
  expect(tryLock(path, '')).toHaveProperty('release')
})

test('a helper that outlives its master goes on holding the lock', async () => {
  const helper = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
  await once(helper, 'spawn')
  const pid = helper.pid ?? 0
  writeFileSync(
    path,
    JSON.stringify([
      { pid: await deadPid(), mark: '1', note: '' },
      { pid, mark: startMark(pid), note: '' },
    ]),
  )
  expect(tryLock(path, '')).toMatchObject({ holder: { pid } })
  helper.kill()
  await once(helper, 'exit')
  expect(tryLock(path, '')).toHaveProperty('release')
})

test('sharing keeps the lock releasable', () => {
  const lock = tryLock(path, '')
  if (!('release' in lock)) throw new Error('not locked')
  lock.share(process.pid)
  lock.release()
  expect(existsSync(path)).toBe(false)
})

test('a file in place of the folder is a failure, not an endless wait', () => {
  writeFileSync(path, '')
  expect(() => tryLock(join(path, 'b.lock'), '')).toThrow(path)
})

test('an empty lock file is respected while it may be being written, and taken over when it is old', () => {
  writeFileSync(path, '')
  expect(tryLock(path, '')).toHaveProperty('holder')
  utimesSync(path, new Date(0), new Date(0))
  expect(tryLock(path, '')).toHaveProperty('release')
})

test('waiting ends when the holder is done, also after a failure', async () => {
  const order: string[] = []
  const first = withLock(path, '', {}, async () => {
    order.push('first')
    throw new Error('broken')
  })
  const second = withLock(path, '', {}, async () => order.push('second'))
  await expect(first).rejects.toThrow('broken')
  await second
  expect(order).toEqual(['first', 'second'])
})

test('only its holder releases a lock', () => {
  const lock = tryLock(path, '')
  writeFileSync(path, holderFile(1, 'x'))
  if ('release' in lock) lock.release()
  expect(readFileSync(path, 'utf8')).toContain('elsewhere')
})
