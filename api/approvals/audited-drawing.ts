import { secretMask } from '../../domain/audit/mask-secrets.ts'
import type { AuditMask } from '../http/route-info.ts'

/**
 * A file has versions of its own, and is too long for a line of the log. What jobs and flows are started with may be secret,
 * which only the handler finds out.
 */
export const maskDrawing: AuditMask = (input) => {
  if (typeof input !== 'object' || input === null) return input
  const { bpmn_xml: _, ...rest } = input as Record<string, unknown>
  return maskStarts(rest)
}

function maskStarts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskStarts)
  if (typeof value !== 'object' || value === null) return value
  const isStart = 'job_id' in value || 'flow_id' in value
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    isStart && name === 'params' ? secretMask : maskStarts(item),
  ])
  return Object.fromEntries(entries)
}
