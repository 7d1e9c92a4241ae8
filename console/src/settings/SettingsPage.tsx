import { A, useParams } from '@solidjs/router'
import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import NotFoundPage from '../frame/NotFoundPage.tsx'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { SettingsNav } from './SettingsNav.tsx'
import { settingNavigation } from './setting-pages.ts'
import { type SettingsRecord, settingsQuery } from './setting-queries.ts'

const SettingsForm = lazy(() => import('./SettingsForm.tsx'))

const groups = settingNavigation.flatMap(([, names]) => names)

export default function SettingsPage() {
  const params = useParams<{ group?: string }>()
  const group = (): SettingGroup | undefined =>
    params.group === undefined ? groups[0] : groups.find((name) => name === params.group)
  return (
    <Allowed to="setting:read">
      <div class="flex flex-col gap-5 md:flex-row md:gap-10">
        <SettingsNav group={group()} />
        <div class="min-w-0 flex-1">
          <Show when={group()} keyed fallback={<NotFoundPage />}>
            {(name) => <Group group={name} />}
          </Show>
        </div>
      </div>
    </Allowed>
  )
}

function Group(props: { group: SettingGroup }) {
  const record = createRecord(() => settingsQuery(props.group))
  const words = () => t().settings.groups[props.group]
  nameThisPage(() => words().title)
  return (
    <>
      <PageHeader title={words().title} description={words().description} />
      <Switch fallback={<SkeletonLines count={8} />}>
        {/* Not keyed: what is being edited outlives a record that comes anew. */}
        <Match when={record.data()}>
          {(stored) => (
            <>
              <LastChange record={stored()} />
              <Suspense fallback={<SkeletonLines count={8} />}>
                <SettingsForm group={props.group} stored={stored()} />
              </Suspense>
            </>
          )}
        </Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </>
  )
}

function LastChange(props: { record: SettingsRecord }) {
  const words = () => t().settings
  return (
    <p class="-mt-2 mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-3">
      <Show when={props.record.updated_at} fallback={words().neverChanged}>
        <span>
          {words().changedBy(props.record.updated_by_name ?? words().system)} ·{' '}
          <RelativeTime at={props.record.updated_at} />
        </span>
        <Show when={can('data-change:read') && props.record.id}>
          {(id) => (
            <A class="text-accent-ink hover:underline" href={`/audit/changes?table=setting&record=${id()}`}>
              {words().history}
            </A>
          )}
        </Show>
      </Show>
      <Show when={!can('setting:write')}>
        <span>{words().readOnly}</span>
      </Show>
    </p>
  )
}
