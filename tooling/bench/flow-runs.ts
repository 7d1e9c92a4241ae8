import type pg from 'pg'
import type { Product } from '../testing/product.ts'
import type { Graph } from './flow-graphs.ts'

export type FlowRuns = {
  /** Answers with its id. */
  create(name: string, graph: Graph): Promise<number>
  /** Answers with the id of the run when that has succeeded. */
  run(flow: number): Promise<number>
}

export function flowRunsOf({
  product,
  token,
  database,
}: {
  product: Product
  token: string
  database: pg.Client
}): FlowRuns {
  return {
    async create(name, dag_config) {
      const { status, data } = await product.call('POST', '/job-flows', { token, body: { name, dag_config } })
      if (status !== 201) throw new Error(`creating a flow answered ${status}`)
      return data.id
    },
    async run(flow) {
      const { status, data } = await product.call('POST', `/job-flows/${flow}/trigger`, { token, body: {} })
      if (status !== 202) throw new Error(`trigger answered ${status}`)
      const ended = await rowOf(database, 'select status from job_log where id = $1 and end_time is not null', [
        data.run_id,
      ])
      if (ended.status !== 'success') throw new Error(`the run ended as ${ended.status}`)
      return data.run_id
    },
  }
}

const lookEveryMs = 10
const patienceMs = 300_000

/** Looks until there is one. */
export async function rowOf(database: pg.Client, sql: string, parameters: number[]): Promise<Record<string, unknown>> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const { rows } = await database.query(sql, parameters)
    if (rows[0]) return rows[0]
    if (performance.now() > deadline) throw new Error(`nothing came within ${patienceMs} ms of: ${sql}`)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

/** Nodes a second. */
export async function rateOf(nodes: number, run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await run()
  return nodes / ((performance.now() - begin) / 1000)
}
