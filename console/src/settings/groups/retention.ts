import { type GroupFields, number } from '../setting-fields.ts'

export const retention: GroupFields<'retention'> = {
  run_days: number('runs', 'days'),
  run_output_days: number('runs', 'days'),
  message_days: number('messages', 'days'),
  notification_days: number('messages', 'days'),
  audit_days: number('logs', 'days'),
}
