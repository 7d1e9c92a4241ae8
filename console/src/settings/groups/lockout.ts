import { type GroupFields, number } from '../setting-fields.ts'

export const lockout: GroupFields<'lockout'> = {
  max_failures: number('account', 'times'),
  lock_minutes: number('account', 'minutes'),
  source_names: number('source', 'names'),
  source_minutes: number('source', 'minutes'),
}
