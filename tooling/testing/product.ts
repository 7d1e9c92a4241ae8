import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive, signal } from '../ground/processes.mjs'
import { pickPort } from '../stack/ports.ts'
import { eachLine } from '../stack/server-process.ts'
import { until } from './until.ts'

export type ProcessName = 'api' | 'worker' | 'executor' | 'temporal' | 'postgres'
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
type Answer = { status: number; code: number; data: any; retryAfter: string | null }
type Call = { token?: string; body?: unknown; headers?: Record<string, string> }

export type Product = {
  url: string
  /** Of the start, from which all others come. */
  pid: number
  dataDir: string
  /** What a person would have read so far. */
  lines: string[]
  call(method: string, path: string, call?: Call): Promise<Answer>
  /** Asks again, under one idempotency key, until the api gives an answer that is neither its own trouble nor "later". */
  insist(method: string, path: string, call?: Call): Promise<Answer>
  signIn(): Promise<string>
  pidOf(name: ProcessName): number
  /** Ends a process without warning; answers when it has been started again. */
  killAndAwait(name: ProcessName): Promise<void>
  kill(name: ProcessName): number
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const adminPassword = 'Chaos-Passw0rd-1'

/** The whole product, as `npm start` starts it, with a data folder and ports of its own. */
export async function startProduct(
  env: Record<string, string | undefined> = {},
  { keepsData = false }: { keepsData?: boolean } = {},
): Promise<Product> {
  const dataDir = env.OPS_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'ops-product-'))
  const port = await pickPort()
  const url = `http://127.0.0.1:${port}`
  const settings = { OPS_DATA_DIR: dataDir, OPS_PORT: String(port), OPS_ADMIN_PASSWORD: adminPassword, OPS_DEMO: '0' }
  const child = spawn(process.execPath, ['tooling/start.mjs'], {
    cwd: root,
    env: { ...withoutSettings(process.env), LANG: 'C', LC_ALL: 'C', ...settings, ...env },
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, (line) => lines.push(line))
  const ended = once(child, 'close')
  await Promise.race([
    until(() => lines.some((line) => line.startsWith('OPS ready')), 180_000),
    ended.then(() => Promise.reject(new Error('It ended.'))),
  ]).catch(async (error: Error) => {
    await stop()
    throw new Error(`The product did not start. ${error.message}\n${lines.join('\n')}`)
  })
  return { url, pid: child.pid ?? 0, dataDir, lines, ...callsOf(url, dataDir), ...processesOf(dataDir), stop }

  async function stop(): Promise<void> {
    if (child.exitCode === null) child.kill('SIGINT')
    await ended
    if (!keepsData) rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Settings of the person who runs the tests are not the test's. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(OPS_(?!CACHE_DIR$)|TEMPORAL_|DATABASE_URL|SMTP_|S3_|VITEST|NODE_ENV$)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)))
}

function processesOf(dataDir: string) {
  const pidOf = (name: ProcessName): number => {
    const note = textOf(join(dataDir, 'run', `${name}.pid`))
    return note === undefined ? 0 : JSON.parse(note).pid
  }
  const kill = (name: ProcessName) => {
    const pid = pidOf(name)
    signal(pid, 'SIGKILL')
    return pid
  }
  return {
    pidOf,
    kill,
    async killAndAwait(name: ProcessName) {
      const killed = kill(name)
      await until(() => ![0, killed].includes(pidOf(name)) && isAlive(pidOf(name)), 90_000)
    },
  }
}

const isFinal = ({ status, retryAfter }: Answer) => status < 500 && retryAfter === null

async function unanswered(what: string, last: Answer | undefined, dataDir: string): Promise<string> {
  if (!last) return `${what} was never answered.`
  const traceId = last.data?.trace_id ?? /"trace_id":"(\w+)"/.exec(last.data)?.[1]
  // The answer comes before its line is in the log.
  await until(() => linesAbout(traceId, dataDir).length > 0, 5000).catch(() => {})
  const logged = linesAbout(traceId, dataDir)
  return [
    `${what} was never answered; the last answer was ${last.status} ${JSON.stringify(last.data)}`,
    ...logged,
  ].join('\n')
}

/** What the api's log says of a trace. */
function linesAbout(traceId: string | undefined, dataDir: string): string[] {
  if (traceId === undefined) return []
  const log = textOf(join(dataDir, 'logs', 'api.log')) ?? ''
  return log.split('\n').filter((line) => line.includes(traceId))
}

/** Undefined without such a file; one that is there may be gone when it is read. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function callsOf(url: string, dataDir: string) {
  async function call(method: string, path: string, { token, body, headers }: Call = {}): Promise<Answer> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        'Accept-Language': 'en',
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
    const text = await response.text()
    const isJson = response.headers.get('Content-Type')?.includes('json')
    const { code = 0, data = text } = isJson ? JSON.parse(text) : {}
    return { status: response.status, code, data, retryAfter: response.headers.get('Retry-After') }
  }
  return {
    call,
    async insist(method: string, path: string, { headers, ...rest }: Call = {}): Promise<Answer> {
      const key = { 'Idempotency-Key': randomUUID() }
      let answer: Answer | undefined
      const isGiven = async () => {
        answer = await call(method, path, { ...rest, headers: { ...key, ...headers } }).catch(() => undefined)
        return answer !== undefined && isFinal(answer)
      }
      await until(isGiven, 120_000).catch(() => {})
      if (!answer || !isFinal(answer)) throw new Error(await unanswered(`${method} ${path}`, answer, dataDir))
      return answer
    },
    async signIn(): Promise<string> {
      const { data } = await call('POST', '/auth/login', { body: { username: 'admin', password: adminPassword } })
      return data.access_token
    },
  }
}
