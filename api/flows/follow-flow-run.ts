import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '../../db/database.ts'
import { getFlowRun, listRunNodes } from '../../db/flows/flow-run-queries.ts'
import type { Listener } from '../../db/listen.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Language } from '../../domain/text.ts'
import { createAlarm } from '../http/alarm.ts'
import { showTo } from '../iam/column-rules.ts'
import { inLanguage, shownRun } from '../jobs/run-record.ts'

type Following = {
  db: Db
  language: Language
  viewer: Viewer
  listener: Listener
  runId: number
  signal: AbortSignal
  stillHereMs?: number
}

/** News come in bundles, at most so often. */
const bundleMs = 200
const open = new Set(['waiting', 'running', 'paused'])

/**
 * Server-sent events: `run` when the run itself has changed, `nodes` with those that have, first all of them; at last `end`.
 */
export async function* followFlowRun(options: Following): AsyncGenerator<string> {
  const { db, language, viewer, listener, runId, signal, stillHereMs = 15_000 } = options
  const alarm = createAlarm({ listener, channels: ['flow_run', 'job_run'], about: String(runId), signal })
  const known = new Map<string, string>()
  let told = ''
  try {
    yield ': following\n\n'
    while (!signal.aborted) {
      const run = await getFlowRun(db, runId)
      const shown = JSON.stringify(showTo(viewer, 'run', shownRun(run, language)))
      if (shown !== told) yield eventOf('run', shown)
      told = shown
      const nodes = (await listRunNodes(db, run)).map((node) => inLanguage(node, language))
      const changed = nodes.filter((node) => {
        const content = JSON.stringify(node)
        const isNews = known.get(node.node_id) !== content
        known.set(node.node_id, content)
        return isNews
      })
      if (changed.length > 0) yield eventOf('nodes', JSON.stringify(showTo(viewer, 'run', changed)))
      if (!open.has(run.status)) {
        yield eventOf('end', JSON.stringify({ status: run.status }))
        return
      }
      if (!(await alarm.rung(stillHereMs))) yield ': still here\n\n'
      await wait(bundleMs, undefined, { signal }).catch(() => {})
    }
  } finally {
    alarm.stop()
  }
}

function eventOf(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`
}
