import type { DbOrTx } from '../../db/database.ts'
import type { Flow, FlowBrief } from '../../db/flows/flow-queries.ts'
import { listDelays } from '../../db/jobs/delay-queries.ts'
import { secretMask } from '../../domain/audit/mask-secrets.ts'
import type { FlowStatus } from '../../domain/flows/flow.ts'
import { nextDelayedRun } from '../../domain/jobs/delayed-fire.ts'
import { nextRun } from '../../domain/jobs/next-fires.ts'

/** Flows as people see them: each with its next fire, without secrets. */
export async function flowRecords<F extends FlowBrief | Flow>(db: DbOrTx, flows: F[]) {
  const delayed = flows.filter(({ trigger_type, status }) => trigger_type === 'fixed_delay' && status === 'enabled')
  const delays = await listDelays(
    db,
    delayed.map(({ id }) => id),
  )
  return flows.map((flow) => {
    const { calendar, config, job_type: _, version: revision, ...rest } = flow
    const delay = delays.get(flow.id)
    const next = delay
      ? nextDelayedRun({ ...flow, armed_at: delay.armed_at }, delay.last)
      : flow.status === 'enabled'
        ? nextRun(flow, Date.now())
        : undefined
    return {
      ...rest,
      params: flow.params.map((param) =>
        param.secret && param.default !== undefined ? { ...param, default: secretMask } : param,
      ),
      status: statusOf(flow),
      version: config.flow_version,
      revision,
      max_parallel: config.max_parallel,
      calendar_name: calendar?.name ?? null,
      next_fire_at: next === undefined ? null : new Date(next).toISOString(),
    }
  })
}

export async function flowRecordOf(db: DbOrTx, flow: Flow) {
  const [record] = await flowRecords(db, [flow])
  if (!record) throw new Error('one flow gives one record')
  return record
}

export function statusOf({ config, status }: Pick<FlowBrief, 'config' | 'status'>): FlowStatus {
  return config.is_draft ? 'draft' : status
}
