import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Tables } from '../../db/database.ts'
import { listJobs } from '../../db/jobs/job-queries.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { type Product, startProduct } from '../testing/product.ts'
import { type Figure, figureOf } from './figures.ts'
import { load } from './load.ts'
import type { Loaded } from './load-process.ts'
import type { Statement } from './peers/bare-api.ts'
import { startPeer } from './peers/start-peer.ts'
import { liftLimits, serversOf } from './product-access.ts'

const turns = 3
const seconds = 8
const jobCount = 10_000
/** As many as the api takes. */
const maxConnections = 20

/** A page of 20 of 10,000 jobs, signed in, limited, audited and with the total, against the same two statements behind bare Hono. */
export async function benchJobsList(): Promise<Figure[]> {
  const product = await startProduct()
  try {
    await liftLimits(product)
    const { databaseUrl } = serversOf(product)
    const statements = await prepare(databaseUrl)
    const peer = await startPeer('./bare-api.ts', { databaseUrl, maxConnections, statements })
    try {
      return [...(await measure(product, peer.line, 50)), ...(await measure(product, peer.line, 1000))]
    } finally {
      await peer.stop()
    }
  } finally {
    await product.stop()
  }
}

async function measure(product: Product, peerUrl: string, connections: number): Promise<Figure[]> {
  const token = await product.signIn()
  const ours = { url: `${product.url}/api/v1/jobs`, headers: { Authorization: `Bearer ${token}` }, connections }
  const peer = { url: `${peerUrl}/jobs`, connections }
  const measured = { ours: [] as Loaded[], peer: [] as Loaded[] }
  for (const target of [ours, peer]) await load({ ...target, seconds: 3 })
  for (let turn = 0; turn < turns; turn++) {
    measured.ours.push(await load({ ...ours, seconds }))
    measured.peer.push(await load({ ...peer, seconds }))
  }
  const all = (field: keyof Loaded) => ({
    ours: measured.ours.map((loaded) => loaded[field]),
    peer: measured.peer.map((loaded) => loaded[field]),
  })
  const name = `jobs-list-${connections}`
  const note = `GET /api/v1/jobs, ${jobCount} jobs, page of 20, ${connections} connections; peer: Hono + pg, same statements`
  return [
    figureOf({ name, ...all('perSecond'), unit: 'requests/s', better: 'higher', floor: 0.8, note }),
    ...(['p50', 'p95', 'p99'] as const).map((field) =>
      figureOf({ name: `${name}-${field}`, ...all(field), unit: 'ms', better: 'lower', note }),
    ),
  ]
}

/** Whom no rule narrows. */
const everybody: Viewer = { userId: 0, departmentId: null, attributes: {}, rules: [] }

/** Fills the table and finds out what the product itself asks the database for a page of jobs. */
async function prepare(databaseUrl: string): Promise<Statement[]> {
  const statements: Statement[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl }) }),
    log: ({ query }) => {
      statements.push({ sql: query.sql, parameters: query.parameters })
    },
  })
  const config = JSON.stringify({
    method: 'GET',
    url: 'https://example.com/',
    query: {},
    headers: {},
    expect_status: '200-299',
  })
  const names = Array.from({ length: jobCount }, (_, index) => `Job ${index + 1}`)
  for (let from = 0; from < jobCount; from += 500) {
    const rows = names.slice(from, from + 500).map((name) => ({ name, job_type: 'http' as const, config }))
    await db.insertInto('job').values(rows).execute()
  }
  await sql`analyze job`.execute(db)
  statements.length = 0
  await listJobs(db, everybody, {}, { page: 1, page_size: 20, sort: [] })
  await db.destroy()
  return statements.toSorted((a, b) => Number(a.sql.includes('count(')) - Number(b.sql.includes('count(')))
}
