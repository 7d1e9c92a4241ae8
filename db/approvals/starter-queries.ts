import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { JobParam } from '../../domain/jobs/job.ts'
import type { DbOrTx } from '../database.ts'
import { listVisibleFlows } from '../flows/flow-queries.ts'
import { listVisibleJobs } from '../flows/node-job-queries.ts'
import { findAccess, findViewer } from '../iam/access-queries.ts'
import { activeOf } from './people-queries.ts'

/** By whose rights jobs and flows are started. */
export type Starter = { permissions: ReadonlySet<string>; viewer: Viewer }

const needed = { job: 'job:trigger', flow: 'flow:trigger' } as const satisfies Record<string, PermissionCode>

/** Those of these jobs, or flows with a version to run, that somebody may start by hand, with what each declares. */
export async function listStartableTargets(
  db: DbOrTx,
  { permissions, viewer }: Starter,
  { type, ids }: { type: 'job' | 'flow'; ids: number[] },
): Promise<Map<number, JobParam[]>> {
  if (!permissions.has(needed[type])) return new Map()
  return type === 'job' ? listVisibleJobs(db, viewer, ids) : listVisibleFlows(db, viewer, ids)
}

/** Somebody by the rights that they have now; undefined for who cannot act. */
export async function findStarter(db: DbOrTx, userId: number): Promise<Starter | undefined> {
  const [active] = await activeOf(db, [userId])
  if (active === undefined) return undefined
  const { permissions } = await findAccess(db, userId)
  return { permissions: new Set(permissions), viewer: await findViewer(db, userId) }
}
