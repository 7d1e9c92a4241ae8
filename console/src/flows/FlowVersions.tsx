import Layers from 'lucide-solid/icons/layers'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { VersionList } from '../designer/versions/VersionList.tsx'
import { t } from '../i18n/language.ts'
import { countParam, createUrlState } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
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
          <VersionList
            items={items()}
            chosen={chosen()}
            words={{
              nameOf: t().flowList.versionName,
              current: t().flowList.currentVersion,
              system: t().flowList.system,
            }}
            onChoose={(version) => state.set({ version }, { replace: true })}
          />
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
