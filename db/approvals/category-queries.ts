import { sql } from 'kysely'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'

/** The categories of the definitions that somebody may see, by name, with how many are of each. */
export async function listCategories(db: Db, viewer: Viewer): Promise<{ category: string; count: number }[]> {
  return db
    .selectFrom('workflow_definition')
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
    .where('category', '<>', '')
    .where(visible(viewer, 'workflow'))
    .select(['category', sql<number>`count(*)::int`.as('count')])
    .groupBy('category')
    .orderBy('category')
    .limit(500)
    .execute()
}
