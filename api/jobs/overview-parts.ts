import type { Db } from '../../db/database.ts'
import { seesAll } from '../../db/iam/row-rules.ts'
import { listArmedTriggers } from '../../db/jobs/armed-triggers.ts'
import { countRunsByStatus } from '../../db/jobs/overview-queries.ts'
import type { RuledResourceName } from '../../domain/iam/ruled-resources.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { shareAnswers } from '../http/momentary-answers.ts'

export type OverviewParts = ReturnType<typeof createOverviewParts>

/** So many fires are shown. */
export const shownFires = 8

/**
 * What is work to find out of a page that everybody has open: a day may be a hundred thousand runs, and so many jobs may
 * be enabled. Those whom no rule narrows see the same.
 */
export function createOverviewParts(db: Db, { forMs = 2000 }: { forMs?: number } = {}) {
  return {
    countRuns: shareAnswers({
      ask: (viewer: Viewer, since: Date) => countRunsByStatus(db, viewer, since),
      keyOf: (viewer, since) => [since, whoAsks(viewer, 'run')],
      forMs,
    }),
    listTriggers: shareAnswers({
      ask: (viewer: Viewer) => listArmedTriggers(db, viewer, shownFires),
      keyOf: (viewer) => whoAsks(viewer, 'job'),
      forMs,
    }),
  }
}

function whoAsks(viewer: Viewer, resource: RuledResourceName): Viewer | 'everybody' {
  return seesAll(viewer, resource) ? 'everybody' : viewer
}
