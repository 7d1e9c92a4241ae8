import type { DbOrTx } from '../../db/database.ts'
import { findVisibleCalendar } from '../../db/jobs/calendar-queries.ts'
import { noSuchCalendar } from '../../db/jobs/job-calendar.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { WorkCalendar } from '../../domain/jobs/calendar.ts'

/** The calendar that a trigger names; refuses one that the viewer may not see as if there were none. */
export async function namedCalendar(
  db: DbOrTx,
  viewer: Viewer,
  { calendar_id }: { calendar_id?: number | null | undefined },
): Promise<WorkCalendar | null> {
  if (!calendar_id) return null
  const calendar = await findVisibleCalendar(db, viewer, calendar_id)
  if (!calendar) throw noSuchCalendar()
  return calendar
}
