import type { Whereabouts } from '../../../../domain/approvals/form/first-values.ts'
import { me } from '../../session/session.ts'
import { dateOf } from '../../ui/date/moment-text.ts'

/** Who fills a form in, and when. */
export function firstOf(): Whereabouts {
  const now = new Date().toISOString()
  const user = me()?.user
  return { today: dateOf(now), now, userId: user?.id ?? null, departmentId: user?.department_id ?? null }
}
