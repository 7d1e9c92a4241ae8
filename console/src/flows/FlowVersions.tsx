import Layers from 'lucide-solid/icons/layers'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { countParam, createUrlState } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Skeleton, SkeletonLines } from '../ui/Skeleton.tsx'
import { versionListQuery, versionRecordQuery } from './flow-reads.ts'
import type { FlowVersion } from './flow-records.ts'
import { FlowDiagram } from './runs/diagram/FlowDiagram.tsx'

/** The versions of a flow, newest first, and what the chosen one draws. */
export function FlowVersions(props: { flowId: number }) {
  const state = createUrlState({ version: countParam(0) })
  const record = createRecord(() => versionListQuery(props.flowId))
  const items = (): FlowVersion[] => record.data()?.items ?? []
  const chosen = (): number | undefined =>
    (items().find(({ version }) => version === state.version) ?? items()[0])?.version

  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      <Match when={record.data() && items().length === 0}>
        <EmptyState icon={Layers} title={t().flowList.versionsEmpty}>
          {t().flowList.versionsEmptyBody}
        </EmptyState>
      </Match>
      <Match when={record.data()}>
        <div class="grid gap-4 lg:grid-cols-[240px_1fr]">
          <ul class="max-h-48 overflow-y-auto lg:max-h-[calc(100vh-340px)]">
            <For each={items()}>
              {(made) => (
                <li>
                  <button
                    type="button"
                    class="w-full rounded px-3 py-2 text-left transition-colors hover:bg-subtle aria-pressed:bg-accent-soft"
                    aria-pressed={made.version === chosen()}
                    onClick={() => state.set({ version: made.version }, { replace: true })}
                  >
                    <span class="flex items-center gap-2 font-medium">
                      {t().flowList.versionName(made.version)}
                      <Show when={made.is_current}>
                        <span class="rounded-sm bg-muted px-1.5 text-xs font-normal text-ink-2">
                          {t().flowList.currentVersion}
                        </span>
                      </Show>
                    </span>
                    <span class="block text-sm text-ink-3">
                      {made.created_by_name ?? t().flowList.system} · <RelativeTime at={made.created_at} />
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
          <Show when={chosen()} keyed>
            {(version) => <VersionDrawing flowId={props.flowId} version={version} />}
          </Show>
        </div>
      </Match>
    </Switch>
  )
}

function VersionDrawing(props: { flowId: number; version: number }) {
  const record = createRecord(() => versionRecordQuery(props.flowId, props.version))
  const nodes = createMemo(() => new Map((record.data()?.dag_config.nodes ?? []).map((node) => [node.id, node])))
  return (
    <Switch fallback={<Skeleton class="h-96 w-full" />}>
      <Match when={record.data()}>{(made) => <FlowDiagram xml={made().bpmn_xml} nodes={nodes()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
