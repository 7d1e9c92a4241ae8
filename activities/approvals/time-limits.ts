import type { TimerKind } from '../../db/approvals/held-timers.ts'
import { getCalendar } from '../../db/jobs/calendar-queries.ts'
import type { ApprovalConfig } from '../../domain/approvals/workflow-graph.ts'
import { addWorkingTime } from '../../domain/approvals/working-time.ts'
import type { Stage } from './stage.ts'

type Span = { seconds: number; calendar_id?: number | null | undefined }

/** So much time from now, on the workdays of a calendar where one is named. */
export async function addTime({ tx, instance }: Stage, { seconds, calendar_id }: Span): Promise<Date> {
  const now = instance.now.getTime()
  const plain = new Date(now + seconds * 1000)
  if (!calendar_id) return plain
  const at = addWorkingTime(await getCalendar(tx, calendar_id), now, seconds * 1000)
  return at === undefined ? plain : new Date(at)
}

/** When those who decide are reminded, evenly over their time, and when it has run out. */
export async function limitTimers(
  stage: Stage,
  token: number,
  timeout: ApprovalConfig['timeout'],
): Promise<{ token: number; kind: TimerKind; dueAt: Date }[]> {
  if (!timeout) return []
  const { seconds, remind } = timeout
  const calendar_id = 'calendar_id' in timeout ? timeout.calendar_id : undefined
  const reminders = Array.from({ length: remind }, (_, index) => (seconds * (index + 1)) / (remind + 1))
  const at = async (kind: TimerKind, after: number) => ({
    ...{ token, kind },
    dueAt: await addTime(stage, { seconds: after, calendar_id }),
  })
  return Promise.all([...reminders.map((after) => at('remind', after)), at('limit', seconds)])
}
