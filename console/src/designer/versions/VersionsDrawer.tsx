import { For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import type { Version } from '../store.ts'

type VersionsDrawerProps = {
  list: { key: readonly unknown[]; load: (signal: AbortSignal) => Promise<{ items: Version[] }> }
  onCompare: (version: number) => void
  onRestore: (version: number) => Promise<void>
  onClose: () => void
}

/** What was drawn before, newest first. */
export function VersionsDrawer(props: VersionsDrawerProps) {
  const record = createRecord(() => props.list)
  return (
    <Drawer isOpen onClose={() => props.onClose()} title={t().designer.versions.title}>
      <Switch fallback={<SkeletonLines count={6} />}>
        <Match when={record.data()}>
          {(list) => (
            <ol class="grid">
              <For each={list().items} fallback={<li class="text-ink-3">{t().designer.versions.empty}</li>}>
                {(version) => <VersionRow {...props} version={version} />}
              </For>
            </ol>
          )}
        </Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Drawer>
  )
}

function VersionRow(props: VersionsDrawerProps & { version: Version }) {
  const words = () => t().designer.versions
  return (
    <li class="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div class="min-w-0 flex-1">
        <p class="flex items-center gap-2 font-medium">
          {t().designer.version(props.version.version)}
          <Show when={props.version.is_current}>
            <span class="rounded-full bg-accent-soft px-2 text-xs font-normal text-accent-ink">{words().current}</span>
          </Show>
        </p>
        <p class="text-sm text-ink-3">
          <RelativeTime at={props.version.created_at} />
          <Show when={props.version.created_by_name}>{(name) => <> · {words().by(name())}</>}</Show>
        </p>
      </div>
      <Button size="sm" onClick={() => props.onCompare(props.version.version)}>
        {words().compare}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => props.onRestore(props.version.version)}>
        {words().restore}
      </Button>
    </li>
  )
}
