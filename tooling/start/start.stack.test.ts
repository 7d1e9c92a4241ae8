import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive, signal, waitForEnd } from '../ground/processes.mjs'
import { pickPort } from '../stack/ports.ts'
import { eachLine } from '../stack/server-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const names = ['api', 'executor', 'postgres', 'temporal', 'worker']

let dataDir = ''
let executorDir = ''
let port = 0
const starts: Start[] = []

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ops-start-'))
  executorDir = mkdtempSync(join(tmpdir(), 'ops-start-'))
  port = await pickPort()
})
afterAll(async () => {
  for (const { child } of starts) if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  await Promise.all(starts.map(({ ended }) => ended))
  for (const folder of [dataDir, executorDir]) rmSync(folder, { recursive: true, force: true })
})

type Start = {
  child: ChildProcess
  lines: string[]
  ended: Promise<unknown>
  /** Resolves with the first line, from now on or earlier, that matches. */
  line(pattern: RegExp): Promise<string>
}

function start(env: NodeJS.ProcessEnv = {}): Start {
  const { DATABASE_URL, TEMPORAL_ADDRESS, OPS_SECRET_KEY, ...rest } = process.env
  const place = { OPS_DATA_DIR: dataDir, OPS_EXECUTOR_DIR: executorDir, OPS_PORT: String(port) }
  const own = { ...place, OPS_DEMO: '0', LANG: 'C', LC_ALL: 'C', ...env }
  const child = spawn(process.execPath, ['tooling/start.mjs'], { cwd: root, env: { ...rest, ...own } })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const take = (line: string) => {
    lines.push(line)
    for (const look of waiting) look()
  }
  eachLine(child.stdout, take)
  eachLine(child.stderr, take)
  const ended = once(child, 'close')
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.find((line) => pattern.test(line))
        if (found !== undefined) resolve(found)
      }
      waiting.add(look)
      look()
      ended.then(() => reject(new Error(`It ended without ${pattern}:\n${lines.join('\n')}`)))
    })
  const started = { child, lines, ended, line }
  starts.push(started)
  return started
}

function pidOf(name: string): number {
  return JSON.parse(readFileSync(join(dataDir, 'run', `${name}.pid`), 'utf8')).pid
}

function latest(): Start {
  const last = starts.at(-1)
  if (!last) throw new Error('nothing was started')
  return last
}

test('a first start brings everything up and ends with the address', async () => {
  const { line, lines } = start()
  await line(/^OPS ready/)
  expect(lines.at(-1)).toBe(`OPS ready http://127.0.0.1:${port}`)
  expect(lines.join('\n')).toMatch(/✓ PostgreSQL 18\.\d+ on 127\.0\.0\.1:\d+ \(\d+\.\d s\)/)
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  expect(names.map(pidOf).every(isAlive)).toBe(true)
})

test('its keys are for nobody else to read', () => {
  for (const name of ['secret-key', 'executor-token', 'temporal.db']) {
    expect(statSync(join(dataDir, name)).mode & 0o077, name).toBe(0)
  }
})

test('a second start in the same folder names the first and harms nothing', async () => {
  const first = latest()
  const { child, ended, lines } = start()
  await ended
  expect(child.exitCode).toBe(1)
  expect(lines[0]).toMatch(new RegExp(`runs already.*http://127.0.0.1:${port}`))
  expect(first.child.exitCode).toBe(null)
  expect(names.map(pidOf).every(isAlive)).toBe(true)
})

test('a taken port is told with the way out, and nothing is started', async () => {
  const other = mkdtempSync(join(tmpdir(), 'ops-start-'))
  const { child, ended, lines } = start({ OPS_DATA_DIR: other })
  await ended
  expect(child.exitCode).toBe(1)
  expect(lines.join('\n')).toMatch(new RegExp(`Port ${port} is in use[^]*OPS_PORT=${port + 1}`))
  expect(readdirSync(join(other, 'run'))).toEqual([])
  rmSync(other, { recursive: true })
})

test('a worker that dies is started again and said so', async () => {
  const [first] = starts
  const killed = pidOf('worker')
  signal(killed, 'SIGKILL')
  expect(await first?.line(/worker died \(SIGKILL\)/)).toContain('1 s')
  await first?.line(/worker runs again/)
  expect(pidOf('worker')).not.toBe(killed)
})

test('after a killed start the next one cleans up and goes on', async () => {
  const [first] = starts
  const before = names.map(pidOf)
  const { 0: supervisor } = JSON.parse(readFileSync(join(dataDir, 'run', 'start.lock'), 'utf8'))
  signal(supervisor.pid, 'SIGKILL')
  await first?.ended
  // These notice by themselves; the two servers that hold data stay until the next start.
  expect(await waitForEnd([pidOf('api'), pidOf('worker'), pidOf('executor')], 45_000)).toBe(true)

  const next = start()
  await next.line(/^OPS ready/)
  expect(next.lines[0]).toContain(String(supervisor.pid))
  expect(before.some(isAlive)).toBe(false)
})

test('Ctrl-C stops everything in order and leaves no process and no pid file', async () => {
  const pids = names.map(pidOf)
  const { child, ended, lines } = latest()
  child.kill('SIGINT')
  child.kill('SIGINT')
  await ended
  expect(child.exitCode).toBe(0)
  const stopped = lines.flatMap((line) => /✓ (\w+) stopped/.exec(line)?.[1] ?? [])
  expect(stopped).toEqual(['executor', 'worker', 'api', 'temporal', 'postgres'])
  expect(pids.some(isAlive)).toBe(false)
  expect(readdirSync(join(dataDir, 'run'))).toEqual([])
})

test('a start with everything there is ready within 15 seconds of a machine that has nothing else to do', async () => {
  const begin = performance.now()
  const crowding = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
  const { line } = start()
  await line(/^OPS ready/)
  expect(performance.now() - begin).toBeLessThan(15_000 * crowding)
})
