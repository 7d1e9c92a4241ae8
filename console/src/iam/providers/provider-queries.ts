import type { ProviderType } from '../../../../domain/iam/identity-providers/provider-kinds.ts'
import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import type { paths } from '../../api/schema.gen.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { removeRecord } from '../../ui/remove-record.ts'
import { toast } from '../../ui/toast.ts'

type ProvidersQuery = NonNullable<paths['/api/v1/identity-providers']['get']['parameters']['query']>

export type Provider = Schemas['IdentityProvider']
export type ProviderBody = paths['/api/v1/identity-providers']['post']['requestBody']['content']['application/json']
export type { ProviderType }

export const providersQuery = (query: ProvidersQuery) => ({
  key: ['identity-providers', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/identity-providers', { params: { query }, signal })),
})

export const providerQuery = (id: number) => ({
  key: ['identity-providers', 'one', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/identity-providers/{id}', { params: { path: { id } }, signal })),
})

export const assignableRolesQuery = () => ({
  key: ['roles', 'assignable'],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/roles', { params: { query: { page_size: 200, sort: 'id' } }, signal })),
})

export const testProvider = (id: number) =>
  answerOf(api.POST('/api/v1/identity-providers/{id}/test', { params: { path: { id } } }))

/** Brings a card to whoever asks, and says what the messenger answered. */
export async function sendTestCard(id: number): Promise<void> {
  const words = providerWords()
  try {
    const path = { params: { path: { id } } }
    const { ok, message } = await answerOf(api.POST('/api/v1/identity-providers/{id}/test-card', path))
    if (ok) toast.success(message)
    else toast.error(words.testCardFailed, new Error(message))
  } catch (error) {
    toast.error(words.testCardFailed, error)
  }
}

export async function refreshProviders(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['identity-providers'] })
}

/** True when it is gone. */
export const deleteProvider = ({ id, name }: Pick<Provider, 'id' | 'name'>): Promise<boolean> =>
  removeRecord(name, {
    words: providerWords(),
    remove: () => api.DELETE('/api/v1/identity-providers/{id}', { params: { path: { id } } }),
    refresh: refreshProviders,
  })
