import { z } from '@hono/zod-openapi'
import { endMigration, getMigration, listMigrations } from '../../db/approvals/migration-queries.ts'
import { migrationInput } from '../../domain/approvals/migration.ts'
import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { judgeMigration } from './judge-migration.ts'
import { refuseWrongMapping } from './map-nodes.ts'
import { migrationDetail, migrationRecord, migrationVerdicts } from './migration-schemas.ts'
import { migrationDetailOf, refuseBystander, startMigration } from './start-migration.ts'

const tags = ['approvals']
const id = z.coerce.number().int().positive()
const idParam = z.object({ id })
const migrationParam = z.object({ id, migration_id: id })

const migrateRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/migrate',
  summary: 'Move the requests that are under way to another version; with dry_run say only which can be moved',
  tags,
  permission: 'workflow:publish',
  audit: { action: 'execute' },
  request: { params: idParam, body: migrationInput },
  responses: { 200: migrationVerdicts, 202: migrationDetail },
})
const listRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}/migrations',
  summary: 'The last 50 times that requests were moved to another version, newest first',
  tags,
  permission: 'workflow:read',
  request: { params: idParam },
  responses: { 200: z.object({ items: z.array(migrationRecord) }) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}/migrations/{migration_id}',
  summary: 'How far requests are moved, and why some are not',
  tags,
  permission: 'workflow:publish',
  request: { params: migrationParam },
  responses: { 200: migrationDetail },
})
const cancelRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/migrations/{migration_id}/cancel',
  summary: 'Move no more of them; what was moved stays so',
  tags,
  permission: 'workflow:publish',
  audit: { action: 'execute' },
  idempotent: false,
  request: { params: migrationParam },
  responses: { 200: migrationDetail },
})

export const migrationRoutes = createRouter()
  .openapi(migrateRoute, async (c) => {
    refuseBystander(c)
    const { id: workflowId } = c.req.valid('param')
    const { to_version, dry_run, instance_ids, node_mapping } = c.req.valid('json')
    const scope = { workflowId, toVersion: to_version, instanceIds: instance_ids, nodeMapping: node_mapping }
    await refuseWrongMapping(c.var.db, c.var.caller.viewer, scope)
    if (dry_run) return ok(c, await judgeMigration(c.var.db, c.var.caller.viewer, scope, c.var.language), 200)
    const { id: made, isDeferred } = await startMigration(c, scope)
    const detail = await migrationDetailOf(c, workflowId, made)
    return ok(c, { ...detail, ...(isDeferred && { deferred: true as const }) }, 202)
  })
  .openapi(listRoute, async (c) => ok(c, { items: await listMigrations(c.var.db, c.req.valid('param').id) }))
  .openapi(getRoute, async (c) => {
    refuseBystander(c)
    const { id: workflowId, migration_id } = c.req.valid('param')
    return ok(c, await migrationDetailOf(c, workflowId, migration_id))
  })
  .openapi(cancelRoute, async (c) => {
    refuseBystander(c)
    const { id: workflowId, migration_id } = c.req.valid('param')
    await c.var.write(
      async (tx) => {
        await getMigration(tx, workflowId, migration_id)
        if (!(await endMigration(tx, migration_id, 'cancelled'))) throw conflict(hasEnded)
      },
      { resourceId: workflowId },
    )
    return ok(c, await migrationDetailOf(c, workflowId, migration_id))
  })

const hasEnded = text('这次迁移已经结束', 'This migration has ended')
