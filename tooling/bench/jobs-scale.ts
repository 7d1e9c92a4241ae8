import pg from 'pg'
import { startProduct } from '../testing/product.ts'
import type { Figure } from './figures.ts'
import { measurePages } from './page-times.ts'
import { liftLimits, serversOf } from './product-access.ts'

const jobCount = 100_000
const runCount = 5_000_000
const days = 90
const writers = 2
const limitMs = 100

/** What people look at when the product is old: lists, searches and pages of runs over 100,000 jobs and 5,000,000 runs. */
export async function benchJobsScale(): Promise<Figure[]> {
  const product = await startProduct()
  try {
    await liftLimits(product)
    const run = await fill(serversOf(product).databaseUrl)
    // An old product has its schedules. Here the worker is about to make 50,000 of them, which is not what is measured.
    process.kill(product.pidOf('worker'), 'SIGSTOP')
    return await measurePages({
      ...{ product, token: await product.signIn(), pages: pagesOf(run) },
      ...{ prefix: 'scale', limitMs },
    })
  } finally {
    process.kill(product.pidOf('worker'), 'SIGCONT')
    await product.stop()
  }
}

type KnownRun = { id: number; job_id: number }

function pagesOf({ id, job_id }: KnownRun): Record<string, string> {
  const q = encodeURIComponent('结算')
  const rare = encodeURIComponent('任务 77777')
  // Of a whole day, so that the figure does not depend on the hour.
  const since = new Date(Date.now() - 86_400_000).toISOString()
  return {
    jobs: '/jobs?page_size=20&include=runs',
    'jobs-by-name': '/jobs?sort=name&page=50',
    'jobs-search': `/jobs?q=${q}`,
    'jobs-search-rare': `/jobs?q=${rare}`,
    'jobs-by-tag': '/jobs?tag=tag7',
    runs: '/job-logs?page_size=20',
    'runs-page-100': '/job-logs?page=100',
    'runs-failed': '/job-logs?status=failed',
    'runs-of-job': `/jobs/${job_id}/logs`,
    'runs-search': `/job-logs?q=${q}`,
    'runs-search-rare': `/job-logs?q=${rare}`,
    run: `/job-logs/${id}`,
    overview: `/jobs/overview?since=${since}`,
  }
}

async function fill(databaseUrl: string): Promise<KnownRun> {
  const clients = Array.from({ length: writers }, () => new pg.Client(databaseUrl))
  await Promise.all(clients.map((client) => client.connect()))
  const [client] = clients
  if (!client) throw new Error('there is at least one writer')
  await client.query(
    `insert into job (name, job_type, config, tags, trigger_type, cron_expr)
    select (array['日结算', '月对账', 'Backup', '同步', '清理'])[1 + number % 5] || ' 任务 ' || number, 'http',
      '{"method":"GET","url":"https://example.com/","headers":{},"query":{},"expect_status":"200-299"}',
      array['tag' || number % 100], case when number % 2 = 0 then 'manual' else 'cron' end,
      case when number % 2 = 0 then null else '0 3 * * *' end
    from generate_series(1, $1) as number`,
    [jobCount],
  )
  await client.query(`select ensure_month_partitions('job_log', (now() - make_interval(days => $1))::date, 4)`, [days])
  const share = runCount / writers
  await Promise.all(clients.map((writer, index) => fillRuns(writer, index * share + 1, (index + 1) * share)))
  await client.query('vacuum (analyze) job')
  await client.query('vacuum (analyze) job_log')
  const { rows } = await client.query('select id, job_id from job_log where is_test = false limit 1')
  await Promise.all(clients.map((writer) => writer.end()))
  return { id: Number(rows[0].id), job_id: Number(rows[0].job_id) }
}

/** Spread evenly over the days, as fires of all jobs in turn; one in twenty failed, one in fifty was skipped. */
async function fillRuns(client: pg.Client, first: number, last: number): Promise<void> {
  await client.query('set synchronous_commit = off')
  await client.query(
    `insert into job_log (job_id, trace_id, workflow_id, trigger, scheduled_at, start_time, end_time, duration, status,
      skip_reason, definition, result, executor)
    select job.id, md5(number::text), 'job-run:' || number, 'manual', at, at, at + interval '2 seconds', 2000,
      case when number % 20 = 0 then 'failed' when number % 50 = 1 then 'skipped' else 'success' end,
      case when number % 20 <> 0 and number % 50 = 1 then 'overlap' end,
      jsonb_build_object('name', job.name, 'job_type', 'http', 'config', job.config, 'params', '[]'::jsonb,
        'timezone', 'Asia/Shanghai', 'retry_count', 3, 'timeout', 60, 'executor_group', 'default'),
      '{"rows":3}', 'worker-1'
    from generate_series($1::bigint, $2::bigint) as number
    join job on job.id = (select min(id) from job where name like '%任务%') + number % $3
    cross join lateral (
      select now() - make_interval(secs => ($4::bigint - number) * 86400.0 * $5 / $4::bigint) as at) as due`,
    [first, last, jobCount, runCount, days],
  )
}
