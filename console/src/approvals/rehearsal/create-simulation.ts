import { createMemo, createSignal } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { type Decision, type Path, simulationQuery, type Thought } from './rehearsal-queries.ts'

/** A request that is gone through step by step; the server begins anew at each of them. */
export function createSimulation(workflowId: () => number, thought: () => Omit<Thought, 'decisions'>) {
  const [decisions, setDecisions] = createSignal<Decision[]>([])
  const record = createRecord(() => simulationQuery(workflowId(), { ...thought(), decisions: decisions() }))
  // The step before stands until the next is there.
  const path = createMemo<Path | undefined>((last) => record.data() ?? last)
  return {
    path,
    error: record.error,
    retry: record.refetch,
    count: () => decisions().length,
    decide: (decision: Decision) => setDecisions((before) => [...before, decision]),
    undo: () => setDecisions((before) => before.slice(0, -1)),
    reset: () => setDecisions([]),
  }
}
