import { text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { notify } from '../notifications/notify.ts'

/** Tells whoever made a backfill how it came out, in the bell; by mail too when not all went well. */
export async function tellOfBackfill(tx: Tx, id: number, { success }: { success: number }): Promise<void> {
  const backfill = await tx
    .selectFrom('backfill')
    .select(['status', 'total', 'definition', 'created_by', 'trace_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!backfill?.created_by) return
  const { total } = backfill
  const isWhole = backfill.status === 'success'
  await notify(tx, {
    template: 'backfill.ended',
    recipients: { userIds: [backfill.created_by] },
    channels: isWhole ? ['in_app'] : ['in_app', 'email'],
    params: {
      taskName: backfill.definition.name,
      backfillId: id,
      outcome: isWhole
        ? text(`${total} 次运行全部成功`, `all of its ${total} runs succeeded`)
        : text(
            `${total} 次运行中有 ${total - success} 次没有成功`,
            `${total - success} of its ${total} runs did not succeed`,
          ),
    },
    batch: `backfill-ended:${id}`,
    type: 'task',
    link: `/backfills/${id}`,
    traceId: backfill.trace_id,
  })
}
