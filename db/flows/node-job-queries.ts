import type { Viewer } from '../../domain/iam/viewer.ts'
import type { JobParam } from '../../domain/jobs/job.ts'
import type { DbOrTx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'

/** What those of these jobs declare that there are, for whoever may see them. */
export async function listVisibleJobs(db: DbOrTx, viewer: Viewer, ids: number[]): Promise<Map<number, JobParam[]>> {
  if (ids.length === 0) return new Map()
  const jobs = await db
    .selectFrom('job')
    .select(['id', 'params'])
    .where('id', 'in', ids)
    .where('job_type', '!=', 'flow')
    .where('deleted_at', 'is', null)
    .where(visible(viewer, 'job'))
    .execute()
  return new Map(jobs.map(({ id, params }) => [id, params]))
}
