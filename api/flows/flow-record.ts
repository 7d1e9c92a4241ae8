import type { DbOrTx } from '../../db/database.ts'
import type { Flow, FlowBrief } from '../../db/flows/flow-queries.ts'
import type { FlowStatus } from '../../domain/flows/flow.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { hideSecrets } from '../../domain/jobs/sealed-job.ts'
import type { Language } from '../../domain/text.ts'
import { nextFiresOf } from '../jobs/job-record.ts'

/** Flows as people see them: each with its next fire, without secrets. */
export async function flowRecords<F extends FlowBrief | Flow>(db: DbOrTx, flows: F[]) {
  const nextFire = await nextFiresOf(db, flows)
  return flows.map((flow) => {
    const { calendar, config, job_type: _, version: revision, ...rest } = flow
    return {
      ...rest,
      params: hideSecrets(flow).params,
      status: statusOf(flow),
      version: config.flow_version,
      revision,
      max_parallel: config.max_parallel,
      calendar_name: calendar?.name ?? null,
      next_fire_at: nextFire(flow),
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

/** In the reader's language. */
export function told(problems: GraphProblem[], language: Language) {
  return problems.map(({ message, ...rest }) => ({ ...rest, message: message[language] }))
}
