import type { SettingGroup, SettingValues } from '../../../domain/settings/setting-groups.ts'
import { answerOf, api } from '../api/client.ts'

export type SettingsRecord = SettingValues<SettingGroup> & {
  version: number
  /** Fields that the environment of the server sets. */
  read_only: string[]
}

/** Each group has a path of its own with a schema of its own; here they are all read and written alike. */
const pathOf = (group: SettingGroup) => `/api/v1/settings/${group}` as '/api/v1/settings/general'

export const settingsQuery = (group: SettingGroup) => ({
  key: ['settings', group],
  load: (signal: AbortSignal) =>
    answerOf(api.GET(pathOf(group), { signal })) as Promise<unknown> as Promise<SettingsRecord>,
})

export const replaceSettings = (group: SettingGroup, values: object) =>
  answerOf(api.PUT(pathOf(group), { body: values as SettingsRecord }))
