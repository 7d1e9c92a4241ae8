import { createMemo } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { findSettingWarnings, type SettingWarning } from '../../../domain/settings/setting-warnings.ts'
import { createRecord } from '../api/create-record.ts'
import { settingsQuery } from './setting-queries.ts'
import { type Draft, validValues } from './setting-rules.ts'

/** What to say of the values as they are edited, by field; and how messages leave now is asked for where it matters. */
export function createWarnings(group: SettingGroup, draft: Draft): () => Map<string, SettingWarning[]> {
  const mail = createRecord(() => settingsQuery('mail'))
  const sms = createRecord(() => settingsQuery('sms'))
  return createMemo(() => {
    const values = validValues(group, { ...draft })
    if (!values) return new Map()
    return Map.groupBy(findSettingWarnings(group, values, { mail: mail.data(), sms: sms.data() }), ({ field }) => field)
  })
}
