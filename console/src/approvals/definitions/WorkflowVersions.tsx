import Layers from 'lucide-solid/icons/layers'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { DrawingView } from '../../designer/DrawingView.tsx'
import type { Side } from '../../designer/store.ts'
import { CompareView } from '../../designer/versions/CompareView.tsx'
import { VersionList } from '../../designer/versions/VersionList.tsx'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { countParam, createUrlState } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Skeleton, SkeletonLines } from '../../ui/Skeleton.tsx'
import { approvalNotation } from './designer/approval-notation.ts'
import { approvalStore } from './designer/approval-store.ts'
import { versionsQuery } from './workflow-reads.ts'

/** The versions of a definition, newest first, what the chosen one draws, and what it changed. */
export default function WorkflowVersions(props: { workflowId: number }) {
  const words = () => t().workflows
  const state = createUrlState({ version: countParam(0) })
  const record = createRecord(() => versionsQuery(props.workflowId))
  const items = () => record.data()?.items ?? []
  const chosen = (): number | undefined =>
    (items().find(({ version }) => version === state.version) ?? items()[0])?.version

  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      <Match when={record.data() && items().length === 0}>
        <EmptyState icon={Layers} title={words().versionsEmpty}>
          {words().versionsEmptyBody}
        </EmptyState>
      </Match>
      <Match when={record.data()}>
        <div class="grid gap-4 lg:grid-cols-[240px_1fr]">
          <VersionList
            items={items()}
            chosen={chosen()}
            words={{ nameOf: words().versionOf, current: words().currentVersion, system: words().system }}
            onChoose={(version) => state.set({ version }, { replace: true })}
          />
          <Show when={chosen()} keyed>
            {(version) => <OneVersion workflowId={props.workflowId} version={version} />}
          </Show>
        </div>
      </Match>
    </Switch>
  )
}

function OneVersion(props: { workflowId: number; version: number }) {
  const words = () => t().workflows
  const [isComparing, setComparing] = createSignal(false)
  const record = createRecord<Side>(() => approvalStore.version(props.workflowId, props.version))
  const earlier = createRecord<Side>(() => ({
    ...approvalStore.version(props.workflowId, props.version - 1),
    isEnabled: isComparing(),
  }))
  const titled = (side: Side, version: number) => ({ ...side, title: words().versionOf(version) })
  const sides = () => {
    const [before, after] = [isComparing() ? earlier.data() : undefined, record.data()]
    return before && after
      ? { before: titled(before, props.version - 1), after: titled(after, props.version) }
      : undefined
  }
  return (
    <Switch fallback={<Skeleton class="h-96 w-full" />}>
      <Match when={sides()} keyed>
        {(shown) => (
          <div class="flex h-[min(640px,calc(100vh-280px))] min-h-96 overflow-hidden rounded border border-line">
            <CompareView
              notation={approvalNotation}
              title={words().compareTitle(props.version - 1, props.version)}
              {...shown}
              onClose={() => setComparing(false)}
            />
          </div>
        )}
      </Match>
      <Match when={record.data()} keyed>
        {(made) => (
          <div class="grid gap-2">
            <Show when={props.version > 1}>
              <div>
                <Button size="sm" onClick={() => setComparing(true)}>
                  {words().comparePrevious}
                </Button>
              </div>
            </Show>
            <DrawingView notation={approvalNotation} bpmn_xml={made.bpmn_xml} />
          </div>
        )}
      </Match>
      <Match when={record.error() ?? earlier.error()}>
        {(error) => <ErrorState error={error()} onRetry={record.refetch} />}
      </Match>
    </Switch>
  )
}
