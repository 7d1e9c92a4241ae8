import type { WorkCalendar } from './calendar.ts'

/** When a job fires: what of its definition decides that. */
export type Trigger = {
  trigger_type: string
  cron_expr?: string | null | undefined
  /** Seconds. */
  interval?: number | null | undefined
  run_at?: string | Date | null | undefined
  timezone: string
  /** No fire before this; one at this very moment counts. */
  start_at?: string | Date | null | undefined
  /** No fire after this; one at this very moment counts. */
  end_at?: string | Date | null | undefined
  calendar?: WorkCalendar | null | undefined
  calendar_rule?: 'skip' | 'next_workday' | undefined
}

/** The triggers that a Schedule of Temporal carries. The others run when asked, or by a workflow of their own. */
export const scheduledTriggers = ['cron', 'fixed_rate', 'once'] as const

export function isScheduled({ trigger_type }: Pick<Trigger, 'trigger_type'>): boolean {
  return scheduledTriggers.some((scheduled) => scheduled === trigger_type)
}
