import { A, useNavigate, useParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { can } from '../session/session.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { DatasourceForm } from './DatasourceForm.tsx'
import { type DatasourceDetail, datasourceQuery } from './datasource-queries.ts'

export default function DatasourceFormPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Show
      when={params.id}
      fallback={
        <Allowed to="datasource:write">
          <NewDatasource />
        </Allowed>
      }
      keyed
    >
      {(id) => (
        <Allowed to="datasource:read">
          <ExistingDatasource id={id} />
        </Allowed>
      )}
    </Show>
  )
}

function NewDatasource() {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={datasourceWords().add} />
      <DatasourceForm
        onDone={(datasource) => navigate(`/datasources/${datasource.id}`)}
        onCancel={() => navigate('/datasources')}
      />
    </>
  )
}

function ExistingDatasource(props: { id: string }) {
  const navigate = useNavigate()
  const record = createRecord(() => datasourceQuery(Number(props.id)))
  nameThisPage(() => record.data()?.name)
  const about = (datasource: DatasourceDetail): string =>
    can('datasource:write') ? datasourceWords().types[datasource.type] : datasourceWords().manageOnly
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(datasource) => (
          <>
            <PageHeader title={datasource.name} description={about(datasource)} />
            <DatasourceForm datasource={datasource} onDone={() => {}} onCancel={() => navigate('/datasources')} />
            <Show when={datasource.jobs.length > 0}>
              <section class="mt-8 max-w-form">
                <h2 class="mb-2 text-sm font-medium">{datasourceWords().usedBy}</h2>
                <ul class="grid gap-1 text-sm">
                  <For each={datasource.jobs}>
                    {(job) => (
                      <li>
                        <A class="text-accent hover:underline" href={`/jobs/${job.id}`}>
                          {job.name}
                        </A>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
