import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { toast } from '../../ui/toast.ts'

export type Verdicts = Schemas['MigrationVerdicts']
export type Verdict = Verdicts['items'][number]
export type UnmatchedNode = Verdicts['unmatched_nodes'][number]
export type Migration = Schemas['ApprovalMigration']
export type MigrationDetail = Schemas['ApprovalMigrationDetail']

export const versionsQuery = (id: number) => ({
  key: ['workflows', 'versions', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/{id}/versions', { params: { path: { id } }, signal })),
})

export const verdictsQuery = (id: number, toVersion: number, mapping: Record<string, string>) => ({
  key: ['workflows', 'migrations', id, 'verdicts', toVersion, mapping],
  load: async (signal: AbortSignal): Promise<Verdicts> => {
    const body = { to_version: toVersion, dry_run: true, node_mapping: mapping }
    const answer = await answerOf<Verdicts | MigrationDetail>(
      api.POST('/api/v1/workflows/{id}/migrate', { params: { path: { id } }, body, signal }),
    )
    if (!('movable' in answer)) throw new Error('a dry run has begun a migration')
    return answer
  },
})

export const migrationsQuery = (id: number) => ({
  key: ['workflows', 'migrations', id, 'list'],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/{id}/migrations', { params: { path: { id } }, signal })),
})

const liveMs = 1000

export const migrationQuery = (id: number, migrationId: number) => ({
  key: ['workflows', 'migrations', id, migrationId],
  load: (signal: AbortSignal) =>
    answerOf(
      api.GET('/api/v1/workflows/{id}/migrations/{migration_id}', {
        params: { path: { id, migration_id: migrationId } },
        signal,
      }),
    ),
  everyMs: (detail: MigrationDetail | undefined) =>
    !detail || detail.status === 'running' ? liveMs : (false as const),
})

/** The id of what has begun; undefined when it was refused. */
export async function beginMigration(
  id: number,
  toVersion: number,
  mapping: Record<string, string>,
): Promise<number | undefined> {
  const body = { to_version: toVersion, dry_run: false, node_mapping: mapping }
  try {
    const answer = await answerOf<Verdicts | MigrationDetail>(
      api.POST('/api/v1/workflows/{id}/migrate', { params: { path: { id } }, body }),
    )
    return 'id' in answer ? answer.id : undefined
  } catch (error) {
    toast.error(t().migration.startFailed, error)
    return undefined
  } finally {
    await refreshMigrations()
  }
}

export async function stopMigration(id: number, migrationId: number): Promise<void> {
  try {
    await api.POST('/api/v1/workflows/{id}/migrations/{migration_id}/cancel', {
      params: { path: { id, migration_id: migrationId } },
    })
  } catch (error) {
    toast.error(t().migration.cancelFailed, error)
  } finally {
    await refreshMigrations()
  }
}

const refreshMigrations = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['workflows', 'migrations'] })
