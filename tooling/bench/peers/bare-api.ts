import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'

export type Statement = { sql: string; parameters: readonly unknown[] }

/** The least that can answer with a page of jobs: Hono, a pool, the same two statements, no more. */
const {
  databaseUrl,
  maxConnections,
  statements,
}: { databaseUrl: string; maxConnections: number; statements: [Statement, Statement] } = JSON.parse(
  process.argv[2] ?? '',
)
const pool = new pg.Pool({ connectionString: databaseUrl, max: maxConnections })
const ask = ({ sql, parameters }: Statement) => pool.query(sql, [...parameters])
const [list, count] = statements

const app = new Hono().get('/jobs', async (c) => {
  const [items, total] = await Promise.all([ask(list), ask(count)])
  return c.json({ items: items.rows, total: Number(total.rows[0]?.total) })
})
const server = createAdaptorServer({ fetch: app.fetch }) as Server
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
