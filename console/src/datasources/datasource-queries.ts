import { answerOf, api, type Schemas } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { paths } from '../api/schema.gen.ts'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { removeRecord } from '../ui/remove-record.ts'

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
export const deleteDatasource = ({ id, name }: Pick<Datasource, 'id' | 'name'>): Promise<boolean> =>
  removeRecord(name, {
    words: datasourceWords(),
    remove: () => api.DELETE('/api/v1/datasources/{id}', { params: { path: { id } } }),
    refresh: refreshDatasources,
  })
