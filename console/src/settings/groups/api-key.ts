import { type GroupFields, number } from '../setting-fields.ts'

export const api_key: GroupFields<'api_key'> = {
  default_days: number('life', 'days'),
  max_days: number('life', 'days'),
  max_keys: number('use', 'keys'),
  requests_per_minute: number('use', 'perMinute'),
}
