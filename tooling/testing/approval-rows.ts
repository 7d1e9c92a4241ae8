import type { Db } from '../../db/database.ts'

/** The row of a published definition that nothing goes by. */
export async function insertDefinition(db: Db, name: string): Promise<number> {
  const drawn = { nodes: '[]', edges: '[]', callbacks: '[]', options: '{}' }
  const { id } = await db
    .insertInto('workflow_definition')
    .values({ name, ...drawn, status: 'published', published_version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = { workflow_id: id, version: 1, plan_format: 1, plan: '{}' }
  await db
    .insertInto('workflow_version')
    .values({ ...version, ...drawn })
    .execute()
  return id
}
