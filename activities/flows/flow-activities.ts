import { hostname } from 'node:os'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import { beginStep, stopFlowRun } from '../../db/flows/flow-step.ts'
import { type Canceller, cancelledBy } from '../../db/jobs/cancel-queries.ts'
import type { RunKey } from '../../db/jobs/run-queries.ts'
import { advanceFlow, type FlowDeps, type FlowStep } from './advance-flow.ts'
import { createFlowPlans } from './flow-plans.ts'
import { createSettleTogether } from './settle-together.ts'

export type FlowActivities = ReturnType<typeof createFlowActivities>

export type FlowActivityDeps = Omit<FlowDeps, 'plans' | 'settleTogether' | 'executor' | 'inHand'> & {
  executor?: string
}

export function createFlowActivities({ executor = hostname(), ...given }: FlowActivityDeps) {
  const deps: FlowDeps = {
    ...given,
    executor,
    plans: createFlowPlans(given.db),
    settleTogether: createSettleTogether(given),
    inHand: new Set(),
  }
  return {
    /** Takes a run as far as it goes by itself. */
    advanceFlow: ({ run }: { run: RunKey }): Promise<FlowStep> => advanceFlow(deps, run),

    /** Has a run stop: nothing more begins, and what is under way is told. */
    async stopFlow({ run, by }: { run: RunKey; by: Canceller }): Promise<void> {
      await systemTransaction(deps.db, {}, async (tx) => {
        // One that has not begun is made to stand first.
        if (await beginStep(tx, run)) await stopFlowRun(tx, run, { stop: 'cancelled', why: cancelledBy(by) })
      })
    },
  }
}
