import type { SettingGroup, SettingValues } from '../../../domain/settings/setting-groups.ts'
import { answerOf, api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'

export type SettingsRecord = {
  version: number
  /** By which the change log knows it; null while it was never changed. */
  id: number | null
  updated_at: string | null
  updated_by_name: string | null
  /** Fields that the environment of the server sets. */
  read_only: string[]
} & Record<string, unknown>

/** Each group has a path of its own with a schema of its own; here they are all read and written alike. */
const pathOf = (group: SettingGroup) => `/api/v1/settings/${group}` as '/api/v1/settings/general'

const keyOf = (group: SettingGroup) => ['settings', group]

export const settingsQuery = <G extends SettingGroup>(group: G) => ({
  key: keyOf(group),
  load: (signal: AbortSignal) =>
    answerOf(api.GET(pathOf(group), { signal })) as Promise<unknown> as Promise<SettingsRecord & SettingValues<G>>,
})

export async function replaceSettings(group: SettingGroup, values: object): Promise<SettingsRecord> {
  const body = values as { site_name: string }
  const saved = (await answerOf(api.PUT(pathOf(group), { body }))) as SettingsRecord
  queryClient.setQueryData(keyOf(group), saved)
  return saved
}
