import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import type { paths } from '../../api/schema.gen.ts'
import { directoryWords } from '../../i18n/directory-words.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'

type SyncsQuery = NonNullable<paths['/api/v1/directory-syncs']['get']['parameters']['query']>
type ChangesQuery = NonNullable<paths['/api/v1/directory-syncs/{id}/changes']['get']['parameters']['query']>
export type Sync = Schemas['DirectorySync']
export type SyncDetail = Schemas['DirectorySyncDetail']
export type Change = Schemas['DirectoryChange']

const whileOpenMs = 1500

export const isOpen = ({ status }: Pick<Sync, 'status'>): boolean => ['reading', 'waiting', 'applying'].includes(status)

export const syncsQuery = (query: SyncsQuery) => ({
  key: ['directory-syncs', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/directory-syncs', { params: { query }, signal })),
  everyMs: 5000,
})

export const syncQuery = (id: number) => ({
  key: ['directory-syncs', 'one', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/directory-syncs/{id}', { params: { path: { id } }, signal })),
  everyMs: (sync: SyncDetail | undefined) => (!sync || isOpen(sync) ? whileOpenMs : (false as const)),
})

/** Asked again with every step of the sync: what was read before it is not what is there after it. */
export const changesQuery = ({ id, status }: Pick<Sync, 'id' | 'status'>, query: ChangesQuery) => ({
  key: ['directory-syncs', 'changes', id, status, query],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/directory-syncs/{id}/changes', { params: { path: { id }, query }, signal })),
  everyMs: status === 'reading' || status === 'applying' ? whileOpenMs : (false as const),
})

const refresh = () => queryClient.invalidateQueries({ queryKey: ['directory-syncs'] })

/** The id of the sync that began; undefined when none did. */
export async function startSync(providerId: number): Promise<number | undefined> {
  try {
    const { sync_id } = await answerOf(
      api.POST('/api/v1/identity-providers/{id}/sync', { params: { path: { id: providerId } } }),
    )
    toast.success(directoryWords().started)
    await refresh()
    return sync_id
  } catch (error) {
    toast.error(directoryWords().startFailed, error)
    return undefined
  }
}

export async function confirmSync(id: number, count: number): Promise<void> {
  const words = directoryWords()
  const isSure = await confirmAction({
    title: words.confirmTitle(count),
    body: words.confirmBody,
    confirmLabel: words.confirm,
  })
  if (!isSure) return
  await api
    .POST('/api/v1/directory-syncs/{id}/confirm', { params: { path: { id } } })
    .catch((error: unknown) => toast.error(words.confirmFailed, error))
  await refresh()
}

export async function cancelSync(id: number): Promise<void> {
  const words = directoryWords()
  const isSure = await confirmAction({
    title: words.cancelTitle,
    body: words.cancelBody,
    confirmLabel: words.cancel,
    isDangerous: true,
  })
  if (!isSure) return
  await api
    .POST('/api/v1/directory-syncs/{id}/cancel', { params: { path: { id } } })
    .catch((error: unknown) => toast.error(words.cancelFailed, error))
  await refresh()
}
