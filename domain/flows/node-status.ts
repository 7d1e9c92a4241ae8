export const nodeStatuses = ['waiting', 'running', 'success', 'failed', 'skipped', 'cancelled'] as const
export type NodeStatus = (typeof nodeStatuses)[number]

/**
 * What kept a node from succeeding. `expression`: what it is given, or a condition before it, could not be judged. `output`:
 * its result lacks what the node declares.
 */
const nodeErrors = [
  'failed',
  'timeout',
  'expression',
  'output',
  'job_missing',
  'flow_missing',
  'refused',
  'rejected',
] as const
export type NodeError = (typeof nodeErrors)[number]

export function hasNodeEnded(status: NodeStatus): boolean {
  return status !== 'waiting' && status !== 'running'
}
