import { change, type FlowWalk, listUnits, whole } from './flow-walk.ts'

/** Of a run that is to stop: what has not begun never does, and what only waits ends. */
export function stopNodes(walk: FlowWalk): void {
  for (const { node_id, item, status, job_log_id } of listUnits(walk)) {
    const isList = item === whole && walk.items.has(node_id)
    if (status === 'waiting' || (status === 'running' && job_log_id === null && !isList)) {
      change(walk, { node_id, item, status: 'cancelled' })
    }
  }
}
