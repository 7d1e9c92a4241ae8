import { useNavigate, useParams } from '@solidjs/router'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { directoryWords } from '../../i18n/directory-words.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { can } from '../../session/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { ProviderForm } from './ProviderForm.tsx'
import { providerQuery } from './provider-queries.ts'

export default function ProviderFormPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Show
      when={params.id}
      fallback={
        <Allowed to="identity-provider:write">
          <NewProvider />
        </Allowed>
      }
      keyed
    >
      {(id) => (
        <Allowed to="identity-provider:read">
          <ExistingProvider id={id} />
        </Allowed>
      )}
    </Show>
  )
}

function NewProvider() {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={providerWords().add} />
      <ProviderForm
        onDone={(provider) => navigate(`/identity-providers/${provider.id}`)}
        onCancel={() => navigate('/identity-providers')}
      />
    </>
  )
}

function ExistingProvider(props: { id: string }) {
  const navigate = useNavigate()
  const record = createRecord(() => providerQuery(Number(props.id)))
  nameThisPage(() => record.data()?.name)
  const back = (): void => navigate('/identity-providers')
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(provider) => (
          <>
            <PageHeader
              title={provider.name}
              description={providerWords().types[provider.type]}
              actions={
                <Show when={'sync' in provider.config && can('identity-provider:write')}>
                  <ButtonLink href={`/identity-providers/${provider.id}/syncs`} icon={RefreshCw}>
                    {directoryWords().title}
                  </ButtonLink>
                </Show>
              }
            />
            <ProviderForm provider={provider} onDone={() => {}} onCancel={back} />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
