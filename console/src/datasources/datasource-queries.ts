import { answerOf, api, type Schemas } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { paths } from '../api/schema.gen.ts'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'

type DatasourcesQuery = NonNullable<paths['/api/v1/datasources']['get']['parameters']['query']>

export type Datasource = Schemas['Datasource']
export type DatasourceDetail = Schemas['DatasourceDetail']
export type DatasourceBody = paths['/api/v1/datasources']['post']['requestBody']['content']['application/json']

export const datasourcesQuery = (query: DatasourcesQuery) => ({
  key: ['datasources', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/datasources', { params: { query }, signal })),
})

/** What the caller may use in a job. */
export const usableDatasourcesQuery = () => datasourcesQuery({ usable: 'true', page_size: 200, sort: 'name' })

export const datasourceQuery = (id: number) => ({
  key: ['datasources', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/datasources/{id}', { params: { path: { id } }, signal })),
})

export const testDatasource = (id: number) =>
  answerOf(api.POST('/api/v1/datasources/{id}/test', { params: { path: { id } } }))

export async function refreshDatasources(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['datasources'] })
}

/** True when it is gone. */
export async function deleteDatasource({ id, name }: Pick<Datasource, 'id' | 'name'>): Promise<boolean> {
  const words = datasourceWords()
  const isConfirmed = await confirmAction({
    title: words.removeTitle(name),
    body: words.removeBody,
    confirmLabel: words.remove,
    isDangerous: true,
  })
  if (!isConfirmed) return false
  try {
    await api.DELETE('/api/v1/datasources/{id}', { params: { path: { id } } })
    toast.success(words.removed(name))
    await refreshDatasources()
    return true
  } catch (error) {
    toast.error(words.removeFailed, error)
    return false
  }
}
