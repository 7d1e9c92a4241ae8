import type pg from 'pg'
import { Failure } from '../ground/failure.mjs'
import { type Figure, figureOf } from './figures.ts'
import { chordOf } from './flow-graphs.ts'
import { type FlowRuns, rateOf, rowOf } from './flow-runs.ts'
import { obtainCelery } from './peers/obtain-celery.ts'
import { type CeleryPeer, startCelery } from './peers/start-celery.ts'

const name = 'flow-chord'
const turns = 3
const wide = 1_000
/** The parts and the one behind them. */
const nodes = wide + 1

type Stage = { flows: FlowRuns; url: string; database: pg.Client; databaseUrl: string }

/** A flow of 1,000 nodes and one that joins them, against a chord of Celery; no figure where Celery can't be had. */
export async function measureChord(stage: Stage): Promise<Figure[]> {
  const celery = await obtainCelery((line) => console.error(`  ${line}`)).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
    console.error(`! ${name} is left out: ${error.message}`)
    return undefined
  })
  if (!celery) return []
  const peer = await startCelery(celery, { databaseUrl: stage.databaseUrl, wide })
  try {
    return [await compare(stage, peer)]
  } finally {
    await peer.stop()
  }
}

async function compare({ flows, url, database }: Stage, peer: CeleryPeer): Promise<Figure> {
  const flow = await flows.create('chord', chordOf({ wide, url }))
  let sent = 0
  await flows.run(flow)
  await chord()
  const measured = { ours: [] as number[], peer: [] as number[] }
  for (let turn = 0; turn < turns; turn++) {
    measured.ours.push(await rateOf(nodes, () => flows.run(flow)))
    measured.peer.push(await rateOf(nodes, chord))
  }
  await assertLogged()
  const note = `${wide} http jobs side by side that are answered at once and one that joins them, each with its row, by POST /job-flows/{id}/trigger until the run has ended; peer: a chord of ${wide} tasks that only insert their row and one that joins them, from its sending until the row of that one, same PostgreSQL; ${peer.told}`
  return figureOf({ name, ...measured, unit: 'nodes/s', better: 'higher', note })

  async function chord(): Promise<void> {
    const run = sent++
    peer.send()
    await rowOf(database, 'select 1 from chord_log where run = $1 and position = $2', [run, wide])
  }

  async function assertLogged(): Promise<void> {
    const { rows } = await database.query('select count(*)::int as logged from chord_log')
    if (rows[0]?.logged !== sent * nodes) throw new Error(`${sent} chords left ${rows[0]?.logged} rows`)
  }
}
