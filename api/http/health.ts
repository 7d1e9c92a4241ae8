import { readdir } from 'node:fs/promises'
import { listAppliedMigrations, pingDatabase } from '../../db/health-queries.ts'
import type { ApiDeps } from '../context.ts'

type Check = { ok: boolean; required: boolean; ms: number; reason?: string }
export type Readiness = {
  /** `degraded`: a dependency is away without which lists, pages and definitions still work. */
  status: 'ready' | 'degraded' | 'unavailable' | 'draining'
  checks: Record<string, Check>
}

const migrationFolder = new URL('../../migrations/', import.meta.url)
const checkMs = 3000
/** Balancers ask often, and anybody may ask: one answer serves all that ask within this time. */
const validMs = 1000

type Deps = Pick<ApiDeps, 'db' | 'temporal' | 'files' | 'listener'>

/** Looks at every dependency. Temporal may be away: what it would start is kept and started later. */
export function createReadiness(
  { db, temporal, files, listener }: Deps,
  closing: AbortSignal,
): () => Promise<Readiness> {
  let latest: { at: number; answer: Promise<Readiness> } | undefined

  async function look(): Promise<Readiness> {
    const entries = await Promise.all([
      check('postgresql', true, () => pingDatabase(db)),
      check('migrations', true, async () => refuseMissing(await listMissingMigrations(db))),
      check('notices', false, async () => refuse(!listener.isConnected(), 'not listening')),
      check('temporal', false, async () => refuse(!(await temporal.isReachable()), 'not reachable')),
      check('files', false, () => files.check()),
    ])
    const checks = Object.fromEntries(entries)
    const failed = Object.values(checks).filter(({ ok }) => !ok)
    const status = failed.some(({ required }) => required) ? 'unavailable' : failed.length > 0 ? 'degraded' : 'ready'
    return { status, checks }
  }

  return async () => {
    if (!latest || Date.now() - latest.at > validMs) latest = { at: Date.now(), answer: look() }
    const answer = await latest.answer
    return closing.aborted ? { ...answer, status: 'draining' } : answer
  }
}

async function check(name: string, required: boolean, run: () => Promise<void>): Promise<[string, Check]> {
  const startedAt = performance.now()
  const tooSlow = Promise.withResolvers<never>()
  const timer = setTimeout(() => tooSlow.reject(new Refusal('no answer in time')), checkMs)
  const reason = await Promise.race([run(), tooSlow.promise]).then(
    () => undefined,
    // What went wrong in detail is nobody's business who is not signed in.
    (error: unknown) => (error instanceof Refusal ? error.message : 'failed'),
  )
  clearTimeout(timer)
  const ms = Math.round(performance.now() - startedAt)
  return [name, { ok: reason === undefined, required, ms, ...(reason !== undefined && { reason }) }]
}

class Refusal extends Error {}

function refuse(isWrong: boolean, reason: string): void {
  if (isWrong) throw new Refusal(reason)
}

function refuseMissing(names: string[]): void {
  refuse(names.length > 0, `${names.length} to be applied`)
}

async function listMissingMigrations(db: Deps['db']): Promise<string[]> {
  const files = await readdir(migrationFolder)
  const applied = new Set(await listAppliedMigrations(db))
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
  return names.filter((name) => !applied.has(name))
}
