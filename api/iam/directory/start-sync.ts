import type { Context } from 'hono'
import { beginSync } from '../../../db/iam/directory/begin-sync.ts'
import { getIdentityProvider } from '../../../db/iam/identity-provider-queries.ts'
import { deliverOutbox } from '../../../db/outbox/outbox-queries.ts'
import { conflict } from '../../../domain/errors.ts'
import { syncedTypes } from '../../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../../domain/text.ts'
import type { StartWorkflow } from '../../../platform/temporal.ts'
import { directorySyncStart } from '../../../workflows/iam/messages.ts'
import type { ApiEnv } from '../../context.ts'

/** With the workflow engine away the sync is accepted all the same and starts later. */
export async function startSync(c: Context<ApiEnv>, providerId: number) {
  const { traceId, caller, db, temporal } = c.var
  const begun = await c.var.write(
    async (tx) => {
      const { type } = await getIdentityProvider(tx, providerId)
      if (!syncedTypes.includes(type)) throw conflict(noDirectory)
      return beginSync(tx, {
        providerId,
        trigger: 'manual',
        traceId,
        createdBy: caller.userId,
        triedInline: true,
        startOf: (id) => directorySyncStart(id, { traceId, owner: caller.username }),
      })
    },
    { status: 202, resourceId: providerId },
  )
  const delivered = await deliverOutbox(db, { ids: [begun.outboxId] }, (line) =>
    temporal.startWorkflow(line.payload as StartWorkflow),
  )
  return {
    sync_id: begun.id,
    workflow_id: begun.workflowId,
    trace_id: traceId,
    ...(delivered.length === 0 && { deferred: true as const }),
  }
}

/** What nobody looks at before it is applied needs a confirmation, as every other change of what people may do. */
export async function appliesAtOnce(c: Context<ApiEnv>, { params }: { params: { id: number } }): Promise<boolean> {
  const { config } = await getIdentityProvider(c.get('db'), params.id)
  return 'sync' in config && config.sync.mode === 'auto'
}

const noDirectory = text('这种登录方式不支持同步通讯录', 'This kind of provider has no directory to sync')
