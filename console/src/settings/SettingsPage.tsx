import { A, useParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { NotFoundPage } from '../frame/NotFoundPage.tsx'
import { t } from '../i18n/language.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { settingGroupNames } from './setting-fields.ts'
import { settingsQuery } from './setting-queries.ts'

export default function SettingsPage() {
  const params = useParams<{ group?: string }>()
  const group = (): SettingGroup | undefined =>
    params.group === undefined ? settingGroupNames[0] : settingGroupNames.find((name) => name === params.group)
  return (
    <Allowed to="setting:read">
      <PageHeader title={t().settings.title} />
      <div class="flex flex-col gap-6 md:flex-row md:gap-10">
        <nav class="flex gap-1 overflow-x-auto md:w-40 md:shrink-0 md:flex-col" aria-label={t().settings.title}>
          <For each={settingGroupNames}>
            {(name) => (
              <A
                href={`/settings/${name}`}
                class="flex h-8 items-center rounded px-2.5 whitespace-nowrap transition-colors"
                classList={{
                  'bg-muted font-medium text-ink': group() === name,
                  'text-ink-2 hover:bg-subtle hover:text-ink': group() !== name,
                }}
                aria-current={group() === name ? 'page' : undefined}
              >
                {t().settings.groups[name].title}
              </A>
            )}
          </For>
        </nav>
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
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()} keyed>
        {(values) => <SettingsForm group={props.group} stored={values} />}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
