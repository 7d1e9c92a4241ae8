import { choice, type GroupFields, words } from '../setting-fields.ts'

export const general: GroupFields<'general'> = {
  site_name: words('site'),
  default_language: choice('site'),
}
