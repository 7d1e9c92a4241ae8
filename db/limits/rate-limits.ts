import { CompiledQuery, sql } from 'kysely'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Db } from '../database.ts'

/** A share of the points of a window that this process took from the common store and gives out by itself. */
type Lease = { left: number; endsAt: number }

export type RateLimits = {
  /** Takes a point; gives the seconds to wait when `limit` points of the window are spent, by all processes together. */
  take(key: string, limit: number): Promise<number | undefined> | undefined
  /** The same, with every single point counted in the store: for what must not be exceeded by a leased block either. */
  takeCounted(key: string, limit: number): Promise<number | undefined>
}

/** Of the points of a window, this part is taken at a time, so that few requests cost a write. */
const blocksPerWindow = 50
const mostKeys = 20_000

export function createRateLimits(db: Db, { windowSeconds = 60 }: { windowSeconds?: number } = {}): RateLimits {
  const store = new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: StoreQuery) => db.executeQuery(CompiledQuery.raw(text, values)) },
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: '',
    points: Number.MAX_SAFE_INTEGER,
    duration: windowSeconds,
  })
  const leases = new Map<string, Lease>()
  const fetching = new Map<string, Promise<void>>()

  function take(key: string, limit: number): Promise<number | undefined> | undefined {
    const lease = leases.get(key)
    if (!lease || Date.now() >= lease.endsAt) return takeFromStore(key, limit)
    if (lease.left > 0) {
      lease.left--
      return undefined
    }
    return lease.left < 0 ? Promise.resolve(secondsUntil(lease.endsAt)) : takeFromStore(key, limit)
  }

  async function takeFromStore(key: string, limit: number): Promise<number | undefined> {
    const running = fetching.get(key) ?? fetchLease(key, limit).finally(() => fetching.delete(key))
    fetching.set(key, running)
    await running
    return take(key, limit)
  }

  async function fetchLease(key: string, limit: number): Promise<void> {
    const block = Math.ceil(limit / blocksPerWindow)
    const { consumedPoints, msBeforeNext } = await store.consume(key, block)
    const beyond = Math.max(0, consumedPoints - limit)
    keep(key, { left: beyond >= block ? -1 : block - beyond, endsAt: Date.now() + msBeforeNext })
  }

  function keep(key: string, lease: Lease): void {
    leases.delete(key)
    leases.set(key, lease)
    const [oldest] = leases.keys()
    if (leases.size > mostKeys && oldest !== undefined) leases.delete(oldest)
  }

  return {
    take,
    async takeCounted(key, limit) {
      const spent = leases.get(key)
      if (spent && Date.now() < spent.endsAt) return secondsUntil(spent.endsAt)
      const { consumedPoints, msBeforeNext } = await store.consume(key, 1)
      if (consumedPoints <= limit) return undefined
      const endsAt = Date.now() + msBeforeNext
      keep(key, { left: -1, endsAt })
      return secondsUntil(endsAt)
    },
  }
}

type StoreQuery = { text: string; values: unknown[] }

function secondsUntil(time: number): number {
  return Math.max(1, Math.ceil((time - Date.now()) / 1000))
}

/** Windows that ended an hour ago are of no use. */
export async function removeEndedLimits(db: Db): Promise<number> {
  const hourAgo = Date.now() - 3_600_000
  const { numAffectedRows } = await sql`delete from rate_limit where expire < ${hourAgo}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
