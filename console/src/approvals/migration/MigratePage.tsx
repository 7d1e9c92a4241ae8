import { useParams } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { countParam, createUrlState } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Select } from '../../ui/Select.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { workflowQuery } from '../rehearsal/rehearsal-queries.ts'
import { EarlierMigrations } from './EarlierMigrations.tsx'
import { MigrationRun } from './MigrationRun.tsx'
import { versionsQuery } from './migration-queries.ts'
import { mappingParam, NodeMapping } from './NodeMapping.tsx'
import { VerdictList } from './VerdictList.tsx'

/** Requests under way are moved to another version: first what would happen, then how far it is. */
export default function MigratePage() {
  return (
    <Allowed to="workflow:publish">
      <Allowed to="approval:operate">
        <Migrate />
      </Allowed>
    </Allowed>
  )
}

function Migrate() {
  const params = useParams<{ id: string }>()
  const id = (): number => Number(params.id)
  const words = () => t().migration
  // 0 stands for none: the current version, and no migration that is looked at.
  const state = createUrlState({ to: countParam(0), run: countParam(0), map: mappingParam })
  const workflow = createRecord(() => workflowQuery(id()))
  const versions = createRecord(() => versionsQuery(id()))
  nameThisPage(() => workflow.data() && words().title(workflow.data()?.name ?? ''))
  const target = (): number => state.to || (workflow.data()?.version ?? 0)
  const options = () =>
    (versions.data()?.items ?? []).map(({ version, is_current }) => ({
      value: String(version),
      label: words().versionName(version, is_current),
    }))
  return (
    <Switch fallback={<SkeletonLines count={8} />}>
      <Match when={workflow.error() ?? versions.error()}>
        {(error) => (
          <ErrorState error={error()} onRetry={() => Promise.all([workflow.refetch(), versions.refetch()])} />
        )}
      </Match>
      <Match when={workflow.data() && versions.data()}>
        <PageHeader title={words().title(workflow.data()?.name ?? '')} description={words().description} />
        <Switch>
          <Match when={state.run > 0}>
            <MigrationRun workflowId={id()} migrationId={state.run} onBack={() => state.set({ run: 0 })} />
          </Match>
          <Match when={options().length === 0}>
            <EmptyState title={words().noVersions}>{words().noVersionsBody}</EmptyState>
          </Match>
          <Match when={true}>
            <div class="max-w-60 pb-5">
              <Select
                label={words().target}
                value={String(target())}
                options={options()}
                onChange={(version) => state.set({ to: Number(version), map: {} })}
              />
            </div>
            <NodeMapping
              workflowId={id()}
              toVersion={target()}
              mapping={state.map}
              onChange={(map) => state.set({ map }, { replace: true })}
            />
            <VerdictList
              workflowId={id()}
              toVersion={target()}
              mapping={state.map}
              onBegin={(run) => state.set({ run, map: {} })}
            />
            <EarlierMigrations workflowId={id()} />
          </Match>
        </Switch>
      </Match>
    </Switch>
  )
}
