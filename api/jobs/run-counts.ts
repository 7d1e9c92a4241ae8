import type { Db } from '../../db/database.ts'
import { seesAll } from '../../db/iam/row-rules.ts'
import { countRunsByStatus } from '../../db/jobs/overview-queries.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'

type Counts = Partial<Record<RunStatus, number>>

export type RunCounts = { since(viewer: Viewer, since: Date): Promise<Counts> }

type Kept = { counts: Promise<Counts>; until: number }

const mostKept = 1000

/**
 * How a day's runs ended, for a page that everybody has open: a day may be a hundred thousand rows, so whoever asks the
 * same within a moment shares the answer, as those do whom no rule narrows.
 */
export function createRunCounts(db: Db, { forMs = 2000 }: { forMs?: number } = {}): RunCounts {
  const kept = new Map<string, Kept>()

  function count(key: string, viewer: Viewer, since: Date): Promise<Counts> {
    const counts = countRunsByStatus(db, viewer, since)
    kept.delete(key)
    kept.set(key, { counts, until: performance.now() + forMs })
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    counts.catch(() => {
      if (kept.get(key)?.counts === counts) kept.delete(key)
    })
    return counts
  }

  return {
    async since(viewer, since) {
      const key = JSON.stringify([since, seesAll(viewer, 'run') ? null : viewer])
      const known = kept.get(key)
      return known && performance.now() < known.until ? known.counts : count(key, viewer, since)
    },
  }
}
