import type { DbOrTx } from '../database.ts'
import { type ArmedJob, findJob } from '../jobs/job-queries.ts'

/** A flow that has a version to run. Its own trigger may be paused: whoever calls it decides. */
export async function findPublishedFlow(db: DbOrTx, id: number): Promise<ArmedJob | undefined> {
  const flow = await findJob(db, id)
  return flow && isPublished(flow) ? flow : undefined
}

function isPublished({ config }: Pick<ArmedJob, 'config'>): boolean {
  return 'flow_version' in config && config.flow_version > 0
}
