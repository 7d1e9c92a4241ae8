import { choice, type GroupFields, number, toggle } from '../setting-fields.ts'

export const session: GroupFields<'session'> = {
  idle_minutes: number('ends', 'minutes'),
  max_days: number('ends', 'days'),
  max_sessions: number('devices', 'devices'),
  max_per_kind: number('devices', 'devices'),
  when_full: choice('devices'),
  notify_new_device: toggle('notices'),
}
