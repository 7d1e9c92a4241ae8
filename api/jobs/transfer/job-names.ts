import type { DbOrTx } from '../../../db/database.ts'
import { listIdsByName, listNamesById } from '../../../db/jobs/job-transfer-queries.ts'
import { type ReferenceKind, referenceKinds, referencesIn } from '../../../domain/jobs/portable-job.ts'

/** The names of what these jobs refer to by id. */
export async function namesOf(db: DbOrTx, jobs: unknown[]) {
  const known = await forEachKind((kind) => {
    const ids = jobs.flatMap((job) => referencesIn(job, kind, 'id')).map(Number)
    return listNamesById(db, kind, [...new Set(ids)])
  })
  return (kind: ReferenceKind, id: number): string | undefined => known.get(kind)?.get(id)
}

/** The ids of what jobs of a file refer to by name. */
export async function idsOf(db: DbOrTx, jobs: unknown[]) {
  const known = await forEachKind((kind) => {
    const names = jobs.flatMap((job) => referencesIn(job, kind, 'name')).map(String)
    return listIdsByName(db, kind, [...new Set(names)])
  })
  return (kind: ReferenceKind, name: string): number | undefined => known.get(kind)?.get(name)
}

async function forEachKind<T>(find: (kind: ReferenceKind) => Promise<T>): Promise<Map<ReferenceKind, T>> {
  const found = new Map<ReferenceKind, T>()
  for (const kind of referenceKinds) found.set(kind, await find(kind))
  return found
}
