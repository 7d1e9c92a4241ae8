import { type GroupFields, number } from '../setting-fields.ts'

export const security: GroupFields<'security'> = {
  read_per_minute: number('work', 'perMinute'),
  write_per_minute: number('work', 'perMinute'),
  internal_per_minute: number('guarded', 'perMinute'),
  auth_per_minute: number('guarded', 'perMinute'),
  send_per_minute: number('guarded', 'perMinute'),
}
