import { z } from '@hono/zod-openapi'
import { changeSorts, countChanges, listChanges } from '../../../db/iam/directory/change-queries.ts'
import { getSync, listSyncs, syncSorts } from '../../../db/iam/directory/sync-queries.ts'
import {
  changeActions,
  changeKinds,
  changeStatuses,
  syncStatuses,
} from '../../../domain/iam/directory/directory-sync.ts'
import { createRouter, defineRoute } from '../../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../../envelope.ts'
import { idParam } from '../iam-schemas.ts'
import { cancelSync, confirmSync } from './control-sync.ts'
import { shownChange, shownSync } from './shown-sync.ts'
import { appliesAtOnce, startSync } from './start-sync.ts'
import { changeRecord, startedSync, syncDetail, syncRecord } from './sync-schemas.ts'

const tags = ['identity providers']
const permission = 'identity-provider:write'

const startRoute = defineRoute({
  method: 'post',
  path: '/identity-providers/{id}/sync',
  summary: 'Read the departments and people of a directory and work out what would change',
  tags,
  permission,
  stepUp: appliesAtOnce,
  request: { params: idParam },
  responses: { 202: startedSync },
})
const listRoute = defineRoute({
  method: 'get',
  path: '/directory-syncs',
  summary: 'Syncs of directories, newest first',
  tags,
  permission,
  request: {
    query: listQuery({
      sort: syncSorts,
      filters: { provider_id: z.coerce.number().int().positive().optional(), status: z.enum(syncStatuses).optional() },
    }),
  },
  responses: { 200: pageSchema(syncRecord) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/directory-syncs/{id}',
  summary: 'One sync, with how many changes of which kind came to what',
  tags,
  permission,
  request: { params: idParam },
  responses: { 200: syncDetail },
})
const changesRoute = defineRoute({
  method: 'get',
  path: '/directory-syncs/{id}/changes',
  summary: 'What a sync changes, in the order in which it does',
  tags,
  permission,
  request: {
    params: idParam,
    query: listQuery({
      sort: changeSorts,
      filters: {
        kind: z.enum(changeKinds).optional(),
        action: z.enum(changeActions).optional(),
        status: z.enum(changeStatuses).optional(),
      },
    }),
  },
  responses: { 200: pageSchema(changeRecord) },
})
const confirmRoute = defineRoute({
  method: 'post',
  path: '/directory-syncs/{id}/confirm',
  summary: 'Apply the changes of a sync that waits',
  tags,
  permission,
  stepUp: true,
  request: { params: idParam },
  responses: { 200: syncDetail },
})
const cancelRoute = defineRoute({
  method: 'post',
  path: '/directory-syncs/{id}/cancel',
  summary: 'End a sync; what is applied by then stays',
  tags,
  permission,
  request: { params: idParam },
  responses: { 200: syncDetail },
})

export const directorySyncRoutes = createRouter()
  .openapi(startRoute, async (c) => ok(c, await startSync(c, c.req.valid('param').id), 202))
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listSyncs(c.var.db, query, query)
    return page(c, { items: items.map((sync) => shownSync(c, sync)), total }, query)
  })
  .openapi(getRoute, async (c) => ok(c, await detailOf(c, c.req.valid('param').id)))
  .openapi(changesRoute, async (c) => {
    const query = c.req.valid('query')
    const { id } = await getSync(c.var.db, c.req.valid('param').id)
    const { items, total } = await listChanges(c.var.db, id, query, query)
    return page(c, { items: items.map((change) => shownChange(c, change)), total }, query)
  })
  .openapi(confirmRoute, async (c) => {
    const { id } = c.req.valid('param')
    await confirmSync(c, id)
    return ok(c, await detailOf(c, id))
  })
  .openapi(cancelRoute, async (c) => {
    const { id } = c.req.valid('param')
    await cancelSync(c, id)
    return ok(c, await detailOf(c, id))
  })

async function detailOf(c: Parameters<typeof shownSync>[0], id: number) {
  const sync = await getSync(c.var.db, id)
  const history_url = (sync.workflow_id && c.var.temporal.historyUrl(sync.workflow_id)) || null
  return { ...shownSync(c, sync), counts: await countChanges(c.var.db, id), history_url }
}
