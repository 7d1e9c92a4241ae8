import { useParams } from '@solidjs/router'
import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { Tags } from '../jobs/job-columns.tsx'
import { TriggerText } from '../jobs/TriggerText.tsx'
import { createUrlState, tabParam } from '../ui/create-url-state.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton, SkeletonLines } from '../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import { FlowButtons } from './FlowButtons.tsx'
import { FlowStatus, NextFire } from './flow-columns.tsx'
import { flowRecordQuery } from './flow-reads.ts'
import type { Flow } from './flow-records.ts'

const FlowDrawing = lazy(() => import('./FlowDrawing.tsx').then((module) => ({ default: module.FlowDrawing })))
const FlowRunsTable = lazy(() =>
  import('./runs/FlowRunsTable.tsx').then((module) => ({ default: module.FlowRunsTable })),
)
const FlowVersions = lazy(() => import('./FlowVersions.tsx').then((module) => ({ default: module.FlowVersions })))
const FlowSettings = lazy(() => import('./FlowSettings.tsx').then((module) => ({ default: module.FlowSettings })))

const tabs = ['diagram', 'runs', 'versions', 'settings'] as const

export default function FlowPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => ({ ...flowRecordQuery(Number(params.id)), everyMs: 15_000 }))
  nameThisPage(() => record.data()?.name)
  return (
    <Allowed to="flow:read">
      <Switch fallback={<FlowSkeleton />}>
        <Match when={record.data()}>{(flow) => <FlowView flow={flow()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function FlowView(props: { flow: Flow }) {
  const state = createUrlState({ tab: tabParam(tabs) })
  return (
    <>
      <PageHeader
        title={props.flow.name}
        badge={
          <Show when={props.flow.status !== 'enabled'}>
            <FlowStatus status={props.flow.status} />
          </Show>
        }
        description={props.flow.description}
        actions={<FlowButtons flow={props.flow} />}
      />
      <StatusLine flow={props.flow} />
      <Show when={props.flow.status === 'draft'}>
        <p class="mt-4 rounded bg-waiting-soft px-3 py-2.5 text-ink-2">{t().flowList.draftNote}</p>
      </Show>
      <div class="mt-4">
        <Tabs
          label={props.flow.name}
          tabs={tabs.map((id) => ({ id, label: t().flowList.tabs[id] }))}
          value={state.tab}
          onChange={(tab) => state.set({ tab }, { replace: true })}
        />
        <TabPanel id={state.tab}>
          <Suspense fallback={<SkeletonLines count={8} />}>
            <Switch>
              <Match when={state.tab === 'diagram'}>
                <FlowDrawing flow={props.flow} />
              </Match>
              <Match when={state.tab === 'runs'}>
                <FlowRunsTable flowId={props.flow.id} />
              </Match>
              <Match when={state.tab === 'versions'}>
                <FlowVersions flowId={props.flow.id} />
              </Match>
              <Match when={state.tab === 'settings'}>
                <FlowSettings flow={props.flow} />
              </Match>
            </Switch>
          </Suspense>
        </TabPanel>
      </div>
    </>
  )
}

/** What a flow is and when it comes next, in one line under its name. */
function StatusLine(props: { flow: Flow }) {
  const items = () => [
    { label: t().flowList.trigger, value: <TriggerText job={props.flow} /> },
    ...(props.flow.next_fire_at ? [{ label: t().flowList.nextFire, value: <NextFire flow={props.flow} /> }] : []),
    { label: t().flowList.nodes, value: <span class="tabular">{props.flow.node_count}</span> },
    ...(props.flow.version > 0
      ? [{ label: t().flowList.version, value: <span class="tabular">{props.flow.version}</span> }]
      : []),
    ...(props.flow.tags.length > 0 ? [{ label: t().flowList.tags, value: <Tags tags={props.flow.tags} /> }] : []),
  ]
  return (
    <dl class="flex flex-wrap gap-x-8 gap-y-3 border-y border-line py-3 text-sm">
      {items().map(({ label, value }) => (
        <div>
          <dt class="text-xs text-ink-3">{label}</dt>
          <dd class="flex min-h-6 items-center">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function FlowSkeleton() {
  return (
    <>
      <Skeleton class="mb-4 h-7 w-64" />
      <SkeletonLines count={8} />
    </>
  )
}
