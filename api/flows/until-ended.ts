import type { Context } from 'hono'
import { getFlowRun } from '../../db/flows/flow-run-queries.ts'
import type { ApiEnv } from '../context.ts'
import { createAlarm } from '../http/alarm.ts'

/** Waits for a run to end, but not for ever. */
export async function untilEnded(c: Context<ApiEnv>, runId: number, withinMs: number): Promise<void> {
  const signal = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(withinMs)])
  const { listener } = c.var.deps
  const alarm = createAlarm({ listener, channels: ['flow_run', 'job_run'], about: String(runId), signal })
  try {
    while (!signal.aborted && (await getFlowRun(c.var.db, runId)).ended_at === null) await alarm.rung(withinMs)
  } finally {
    alarm.stop()
  }
}
