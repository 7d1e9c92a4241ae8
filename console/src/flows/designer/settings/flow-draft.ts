import { bodyOf, checkDraft, draftOf, emptyDraft, type JobDraft, triggerOf } from '../../../jobs/job-draft.ts'
import type { Job } from '../../../jobs/job-records.ts'
import type { Flow } from '../../flow-records.ts'
import type { FlowBody } from '../../flow-writes.ts'

/** A flow's settings, in the form of a job: when it runs, with what, and who hears of what goes wrong. */
export type FlowDraft = JobDraft & { max_parallel?: number | undefined }

export const paramNamesOf = ({ params }: FlowDraft): string[] =>
  params.map(({ name }) => name).filter((name) => name !== '')

export const emptyFlowDraft: FlowDraft = {
  ...emptyDraft,
  trigger_type: 'manual',
  timeout: undefined,
  max_parallel: undefined,
}

export function flowDraftOf(flow: Flow): FlowDraft {
  const { name, description, max_parallel } = flow
  const job = draftOf(asJob(flow))
  return { ...job, name, description, timeout: flow.timeout, max_parallel: max_parallel ?? undefined }
}

/** What a job asks for and a flow does not have, is as in a new one. */
function asJob(flow: Flow): Job {
  const given = Object.entries(flow).filter(([, value]) => value !== undefined)
  return { ...bodyOf(emptyFlowDraft), ...Object.fromEntries(given) } as unknown as Job
}

/** The rules of a job's form, but for what a job does. */
export function checkFlowDraft(draft: FlowDraft): Partial<Record<keyof FlowDraft, string>> {
  return checkDraft({ ...draft, job_type: 'shell', script: '-', timeout: draft.timeout ?? 1 })
}

export function flowBodyOf(draft: FlowDraft, bpmn_xml: string): FlowBody {
  const { name, description, params, overlap_policy, misfire_policy, start_deadline, finish_deadline, alert } =
    bodyOf(draft)
  return {
    ...{ name, description, params, overlap_policy, misfire_policy, start_deadline, finish_deadline, alert },
    ...triggerOf(draft),
    ...(draft.max_parallel !== undefined && { max_parallel: draft.max_parallel }),
    ...(draft.timeout !== undefined && { timeout: draft.timeout }),
    bpmn_xml,
  }
}
