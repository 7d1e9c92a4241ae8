import type { AuditMask, StepUpRule } from '../http/route-info.ts'
import { maskJob } from '../jobs/audited-secrets.ts'

/** What is drawn may be long. */
export const maxBodyBytes = 10 * 1024 * 1024

type Node = { inline?: { job_type?: unknown } }

/** Whether a flow holds code for a machine. */
export const drawsScript: StepUpRule = (_, { body }) => {
  const nodes: Node[] = body.dag_config?.nodes ?? []
  const types = nodes.map((node) => node?.inline?.job_type)
  return (
    types.some((type) => type === 'shell' || type === 'python') || /jobType="(shell|python)"/.test(body.bpmn_xml ?? '')
  )
}

/** What is drawn has versions of its own, and is too long for a line of the log. */
export const maskFlow: AuditMask = (input, call) => {
  const masked = maskJob(input, call)
  if (typeof masked !== 'object' || masked === null) return masked
  const { dag_config: _, bpmn_xml: __, ...rest } = masked as Record<string, unknown>
  return rest
}
