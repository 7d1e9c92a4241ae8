import type { Viewer } from '../../domain/iam/viewer.ts'
import type { DbOrTx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'

/** Which of these jobs there are, for whoever may see them. */
export async function listVisibleJobs(db: DbOrTx, viewer: Viewer, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const jobs = await db
    .selectFrom('job')
    .select('id')
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .where(visible(viewer, 'job'))
    .execute()
  return new Set(jobs.map(({ id }) => id))
}
