import { change, type FlowWalk, isListed, listUnits } from './flow-walk.ts'

/** Of a run that is to stop: what has not begun never does, and what only waits ends. */
export function stopNodes(walk: FlowWalk): void {
  for (const unit of listUnits(walk)) {
    const { node_id, item, status, job_log_id } = unit
    if (status === 'waiting' || (status === 'running' && job_log_id === null && !isListed(walk, unit))) {
      change(walk, { node_id, item, status: 'cancelled' })
    }
  }
}
