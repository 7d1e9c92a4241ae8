import { code, type GroupFields, number, tags, toggle } from '../setting-fields.ts'

export const password: GroupFields<'password'> = {
  min_length: number('strength', 'characters'),
  require_upper: toggle('strength'),
  require_lower: toggle('strength'),
  require_digit: toggle('strength'),
  require_special: toggle('strength'),
  refuse_common: toggle('words'),
  refuse_similar: toggle('words'),
  forbidden_words: tags('words'),
  breach_list_url: code('words'),
  history: number('history', 'passwords'),
  max_age_days: number('history', 'days'),
}
