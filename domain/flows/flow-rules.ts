import { invalidFields } from '../errors.ts'
import { firingErrors } from '../jobs/job-rules.ts'
import { checkPlaceholders } from '../jobs/placeholder-rules.ts'
import type { FlowInput } from './flow.ts'

/** Throws with every field that is wrong with when a flow runs and what it is given. */
export function checkFlowTrigger(input: FlowInput): void {
  const errors = [...firingErrors(input), ...checkPlaceholders({}, input.params)]
  if (errors.length > 0) throw invalidFields(errors)
}
