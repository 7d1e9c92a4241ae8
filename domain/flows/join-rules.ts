import type { FlowEdge, Join } from './flow-graph.ts'

export type EndedStatus = 'success' | 'failed' | 'skipped' | 'cancelled'
/** An edge whose source has ended. `condition`: what its condition came to; true without one. */
export type Arrival = { on: FlowEdge['on']; source: EndedStatus; condition: boolean }
/** Why a node does not run. */
export type NodeSkip = 'upstream_failed' | 'upstream_skipped' | 'not_taken' | 'condition_false' | 'no_failure'
export type Decision = 'run' | { skip: NodeSkip }

/** Whether the source's end lets the edge be, before its condition is asked: a source that was skipped lets none. */
export function isOpen({ on, source }: Pick<Arrival, 'on' | 'source'>): boolean {
  if (source === 'success') return on !== 'failure'
  return source === 'failed' && on !== 'success'
}

export function isAlive(arrival: Arrival): boolean {
  return isOpen(arrival) && arrival.condition
}

/** What becomes of a node all of whose sources have ended. One without incoming edges always runs. */
export function decide(join: Join, arrivals: readonly Arrival[]): Decision {
  if (arrivals.length === 0 || isMet(join, arrivals)) return 'run'
  return { skip: join === 'one_failed' ? 'no_failure' : reasonOf(arrivals) }
}

function isMet(join: Join, arrivals: readonly Arrival[]): boolean {
  switch (join) {
    case 'all_success':
      return arrivals.every(isAlive)
    case 'one_success':
      return arrivals.some(isAlive)
    case 'none_failed':
      return arrivals.some(isAlive) && !arrivals.some((arrival) => hasFailed(arrival) && !isAlive(arrival))
    case 'one_failed':
      return arrivals.some(hasFailed)
    case 'all_done':
      return true
  }
}

const hasFailed = ({ source }: Arrival) => source === 'failed'

/** The gravest of the edges that are dead. */
function reasonOf(arrivals: readonly Arrival[]): NodeSkip {
  const dead = arrivals.filter((arrival) => !isAlive(arrival))
  if (dead.some(hasFailed)) return 'upstream_failed'
  if (dead.some((arrival) => isOpen(arrival))) return 'condition_false'
  return dead.some(({ source }) => source === 'success') ? 'not_taken' : 'upstream_skipped'
}
