import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import { startProduct } from '../testing/product.ts'
import { type Figure, figureOf, quantile } from './figures.ts'
import { startSink } from './http-sink.ts'
import { startPeer } from './peers/start-peer.ts'
import { serversOf } from './product-access.ts'

const turns = 2
const jobCount = 2000
const taskQueue = 'bare'
const minute = 60_000
/** In which 2,000 schedules are made, twice. */
const setUpMinutes = 2
/** From one burst to the next, so that none runs into another. */
const apart = 3 * minute

/**
 * 2,000 jobs that are due in the same second, from that second to the last row's end, against as many bare schedules of
 * Temporal with a workflow of one activity that does nothing. Every fire has to have run, once.
 */
export async function benchBurst(): Promise<Figure[]> {
  const sink = await startSink()
  const product = await startProduct({ OPS_EGRESS_ALLOW: '127.0.0.1/32' })
  const { databaseUrl, address, namespace } = serversOf(product)
  const database = new pg.Client(databaseUrl)
  await database.connect()
  const peer = await startPeer('./bare-worker.ts', { address, namespace, taskQueue })
  const client = new Client({ connection: await Connection.connect({ address }), namespace })
  try {
    const first = Math.ceil(Date.now() / minute) * minute + setUpMinutes * minute
    await makeJobs(database, { url: sink.url, first })
    await makeSchedules(client, first + apart)
    await until(async () => (await pendingLines(database)) === 0)
    if (Date.now() > first) throw new Error(`the schedules were not there within ${setUpMinutes} minutes`)
    return await measure({ database, client, first })
  } finally {
    await client.connection.close()
    await peer.stop()
    await database.end()
    await product.stop()
    sink.server.close()
  }
}

type Servers = { database: pg.Client; client: Client; first: number }

async function measure({ database, client, first }: Servers): Promise<Figure[]> {
  const measured = { ours: [] as number[], peer: [] as number[] }
  const lateness: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const due = first + turn * 2 * apart
    const burst = await ourBurst(database, due)
    measured.ours.push(burst.rate)
    lateness.push(...burst.latenessMs)
    measured.peer.push(await bareBurst(client, due + apart))
  }
  const note = `${jobCount} http jobs due in one second, until the last row has ended; peer: as many schedules of a bare workflow with one no-op activity, same server`
  const late = { unit: 'ms', better: 'lower', note: 'from the scheduled second to the start of the call' } as const
  return [
    figureOf({ name: 'burst', ...measured, unit: 'runs/s', better: 'higher', floor: 0.8, note }),
    figureOf({ name: 'burst-lateness-p50', ours: [quantile(lateness, 0.5)], ...late }),
    figureOf({ name: 'burst-lateness-p99', ours: [quantile(lateness, 0.99)], ...late }),
  ]
}

async function ourBurst(database: pg.Client, due: number): Promise<{ rate: number; latenessMs: number[] }> {
  const query = `select status, end_time, coalesce(error_msg ->> 'en', skip_reason) as error, (extract(epoch from start_time - scheduled_at) * 1000)::float as late
    from job_log where scheduled_at = $1`
  let rows: { status: string; end_time: Date; error: string | null; late: number }[] = []
  await until(async () => {
    if (Date.now() < due) return false
    rows = (await database.query(query, [new Date(due)])).rows
    return rows.length >= jobCount && rows.every(({ end_time }) => end_time)
  })
  const unwell = rows.filter(({ status }) => status !== 'success')
  if (unwell.length > 0 || rows.length !== jobCount) {
    const why = [...new Set(unwell.map(({ status, error }) => `${status}: ${error}`))].slice(0, 5).join('; ')
    throw new Error(`of ${jobCount} fires ${rows.length} have a row, and ${unwell.length} did not succeed (${why})`)
  }
  const last = Math.max(...rows.map(({ end_time }) => end_time.getTime()))
  return { rate: jobCount / ((last - due) / 1000), latenessMs: rows.map(({ late }) => late) }
}

async function bareBurst(client: Client, due: number): Promise<number> {
  const started = `WorkflowType = 'bareWorkflow' and StartTime >= '${new Date(due).toISOString()}'`
  const query = `${started} and ExecutionStatus = 'Completed'`
  await until(async () => Date.now() > due && (await client.workflow.count(query)).count >= jobCount)
  return jobCount / ((Date.now() - due) / 1000)
}

/** As rows of the table: the product makes their schedules. */
async function makeJobs(database: pg.Client, { url, first }: { url: string; first: number }): Promise<void> {
  const config = JSON.stringify({ method: 'POST', url, headers: {}, query: {}, expect_status: '200-299' })
  await database.query(
    `with made as (
      insert into job (name, job_type, config, trigger_type, cron_expr, timezone, start_at, end_at)
      select 'burst ' || number, 'http', $2, 'cron', $3, 'UTC', $4, $5 from generate_series(1, $1) as number
      returning id)
    insert into outbox (kind, subject, payload) select 'sync_schedule', 'job:' || id, '{}' from made`,
    [jobCount, config, `0 ${minutesFrom(first).join(',')} * * * *`, new Date(first), lastOf(first)],
  )
  await database.query(`select pg_notify('outbox', '')`)
}

async function makeSchedules(client: Client, first: number): Promise<void> {
  let left = jobCount
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let number = left--; number > 0; number = left--) {
        await client.schedule.create({
          scheduleId: `bare:${number}`,
          spec: {
            calendars: [{ minute: minutesFrom(first), hour: '*' }],
            startAt: new Date(first),
            endAt: lastOf(first),
          },
          action: { type: 'startWorkflow', workflowType: 'bareWorkflow', workflowId: `bare:${number}`, taskQueue },
          policies: { overlap: 'ALLOW_ALL' },
        })
      }
    }),
  )
}

/** Of the hour, in which a burst is due. */
function minutesFrom(first: number): number[] {
  return Array.from({ length: turns }, (_, turn) => new Date(first + turn * 2 * apart).getUTCMinutes())
}

function lastOf(first: number): Date {
  return new Date(first + turns * 2 * apart - minute)
}

async function pendingLines(database: pg.Client): Promise<number> {
  const { rows } = await database.query('select count(*)::int as pending from outbox where delivered_at is null')
  return rows[0].pending
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 250))
}
