import type { SecretBox } from '../secret-box.ts'
import type { RunPlan } from './run-config.ts'
import { openJob, openParams } from './sealed-job.ts'

/** A run's plan with all its secrets in plain, to be filled in and carried out. Throws `conflict` when one does not open. */
export function openPlan<P extends RunPlan>(box: SecretBox, plan: P): P {
  const { jobId, definition, params } = plan
  return {
    ...plan,
    definition: openJob(box, jobId, definition),
    params: openParams(box, jobId, definition.params, params),
  }
}
