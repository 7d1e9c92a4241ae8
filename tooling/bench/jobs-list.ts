import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { tell } from './figure.ts'
import { type ProductUnderLoad, startUnderLoad } from './product-under-load.ts'

const run = promisify(execFile)
const rounds = 3
const secondsOfRound = 8
const jobs = 10_000

type Load = { requestsPerSecond: number; p95Ms: number; p99Ms: number }

/** `GET /jobs`, signed in and audited, with total, against the same queries alone. */
export async function benchJobsList(): Promise<void> {
  const product = await startUnderLoad()
  const bare = spawn(process.execPath, [fileURLToPath(new URL('./bare-list-server.ts', import.meta.url))], {
    env: { PATH: process.env.PATH, DATABASE_URL: product.environment.DATABASE_URL },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await fill(product)
    const bareUrl = `http://127.0.0.1:${await portOf(bare)}/jobs`
    const ourUrl = `${product.url}/api/v1/jobs?page_size=20`
    for (const connections of [50, 1000]) {
      const ours: Load[] = []
      const peer: Load[] = []
      for (let round = 0; round <= rounds; round++) {
        const [our, their] = [await load(ourUrl, connections, product.token), await load(bareUrl, connections)]
        // The first round warms both up.
        if (round > 0) ours.push(our) && peer.push(their)
      }
      tellLoad(connections, ours, peer)
    }
  } finally {
    bare.kill()
    await product.stop()
  }
}

function tellLoad(connections: number, ours: Load[], peer: Load[]): void {
  const note = `${jobs} jobs, page of 20, ${connections} connections`
  const name = `jobs-list-${connections}`
  const of = (loads: Load[], figure: keyof Load) => loads.map((load) => load[figure])
  tell({
    name,
    ours: of(ours, 'requestsPerSecond'),
    peer: of(peer, 'requestsPerSecond'),
    floor: 0.8,
    unit: 'requests/s',
    better: 'higher',
    note,
  })
  for (const [figure, label] of [
    ['p95Ms', 'p95'],
    ['p99Ms', 'p99'],
  ] as const) {
    tell({
      name: `${name}-${label}`,
      ours: of(ours, figure),
      peer: of(peer, figure),
      unit: 'ms',
      better: 'lower',
      note,
    })
  }
}

async function fill({ database: { db } }: ProductUnderLoad): Promise<void> {
  await sql`
    insert into job (name, job_type, config)
    select '任务 ' || number, 'http', '{"method":"GET","url":"http://example.com/","headers":{},"query":{},"expect_status":"200-299"}'
    from generate_series(1, ${jobs}::int) as number`.execute(db)
  await sql`analyze job`.execute(db)
}

async function portOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the bare server says its port on its output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line)
}

async function load(url: string, connections: number, token?: string): Promise<Load> {
  const generator = fileURLToPath(new URL('../../node_modules/autocannon/autocannon.js', import.meta.url))
  const header = token ? ['-H', `Authorization=Bearer ${token}`] : []
  const args = [generator, '-j', '-n', '-c', String(connections), '-d', String(secondsOfRound), ...header, url]
  const { stdout } = await run(process.execPath, args, { maxBuffer: 10_000_000 })
  const { requests, latency, non2xx, errors } = JSON.parse(stdout)
  if (non2xx + errors > 0)
    throw new Error(`${url}: ${non2xx} refusals and ${errors} errors under ${connections} connections`)
  return { requestsPerSecond: requests.average, p95Ms: latency.p97_5, p99Ms: latency.p99 }
}
