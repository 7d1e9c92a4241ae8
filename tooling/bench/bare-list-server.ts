import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'

/** The same two queries as `GET /jobs`, and nothing else: no caller, no audit, no limits. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const columns = `id, name, description, job_type, config, params, trigger_type, cron_expr, timezone, start_at, end_at,
  overlap_policy, misfire_policy, retry_count, retry_backoff, retry_interval, retry_max_interval, timeout, executor_group,
  status, tags, created_by, department_id, created_at, updated_at, version`
const matching = 'from job where tenant_id = $1 and deleted_at is null'

const app = new Hono().get('/jobs', async (c) => {
  const [items, total] = await Promise.all([
    pool.query(`select ${columns} ${matching} order by id desc limit $2 offset $3`, [1, 20, 0]),
    pool.query(`select count(*) as total ${matching}`, [1]),
  ])
  return c.json({ items: items.rows, total: total.rows[0].total })
})

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port))
