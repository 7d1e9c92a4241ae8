import type { FieldError } from '../errors.ts'
import type { JobInput } from './job.ts'
import { checkPlaceholders } from './placeholder-rules.ts'
import { checkRpc } from './rpc-rules.ts'

/** What is wrong with the configuration of a job, and with the defaults of its parameters, beyond their shape. */
export function configErrors(job: JobInput): FieldError[] {
  if (job.job_type === 'rpc') return [...checkPlaceholders(job.config, job.params), ...checkRpc(job.config)]
  if (job.job_type !== 'sql') return checkPlaceholders(job.config, job.params)
  // The text may name values of its own as parameters; these values themselves may not.
  const { params, ...text } = job.config
  const own = Object.keys(params).map((name) => ({ name, type: 'json', required: false }) as const)
  const declared = job.params.map(({ name, type, required }) => ({ name, type, required }))
  return [...checkPlaceholders(text, [...job.params, ...own]), ...checkPlaceholders({ params }, declared)]
}
