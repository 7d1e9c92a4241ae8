import { followTasks } from '../../../db/approvals/card-queries.ts'
import { addStart } from '../../../db/outbox/outbox-queries.ts'
import { showCardsStart } from '../../../workflows/approvals/messages.ts'
import type { Stage } from '../stage.ts'

/** Has messengers show what became of people's tasks in this step. */
export async function followCards({ tx, instance }: Stage): Promise<void> {
  if (!(await followTasks(tx, instance.id, instance.now))) return
  const start = showCardsStart(instance.id, { occasion: String(instance.step), traceId: instance.trace_id })
  await addStart(tx, start, { traceId: instance.trace_id })
}
