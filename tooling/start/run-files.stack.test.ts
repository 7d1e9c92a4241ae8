import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endLeftovers, noteChild } from './run-files.ts'

let run = ''
beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'ops-run-'))
})
afterEach(() => rmSync(run, { recursive: true }))

async function startLiving() {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
  await once(child, 'spawn')
  return { child, pid: child.pid ?? 0, ended: once(child, 'exit') }
}

test('what a killed start left is ended in the given order', async () => {
  const [api, worker] = [await startLiving(), await startLiving()]
  noteChild(run, 'api', api.pid)
  noteChild(run, 'worker', worker.pid)
  const told: string[] = []
  await endLeftovers(run, ['worker', 'api'], (name) => told.push(name))
  expect(told).toEqual(['worker', 'api'])
  expect(await api.ended).toEqual([null, 'SIGTERM'])
  expect(await worker.ended).toEqual([null, 'SIGTERM'])
  expect(readdirSync(run)).toEqual([])
})

test('a program that has the pid by now is left alone', async () => {
  const stranger = await startLiving()
  noteChild(run, 'api', stranger.pid)
  const file = join(run, 'api.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"mark":"[^"]*"/, '"mark":"another time"'))
  const told: string[] = []
  await endLeftovers(run, ['api'], (name) => told.push(name))
  expect(told).toEqual([])
  expect(stranger.child.exitCode).toBe(null)
  stranger.child.kill()
})

test('a pid file that was cut off is only forgotten', async () => {
  writeFileSync(join(run, 'api.pid'), '{"pid":')
  await endLeftovers(run, ['api'], () => {
    throw new Error('nothing to end')
  })
  expect(readdirSync(run)).toEqual([])
})
