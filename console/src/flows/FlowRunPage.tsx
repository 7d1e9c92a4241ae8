import { A, useParams } from '@solidjs/router'
import { createEffect, createSignal, lazy, Match, on, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { createIsNarrow } from '../ui/create-media-query.ts'
import { choiceParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LiveDot } from '../ui/LiveDot.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton, SkeletonLines } from '../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import { nodeHistoryQuery, versionRecordQuery } from './flow-reads.ts'
import type { FlowRunDetail } from './flow-records.ts'
import { createFlowRun, type LiveFlowRun } from './runs/create-flow-run.ts'
import { createRunControl } from './runs/create-run-control.ts'
import { FlowDiagram } from './runs/diagram/FlowDiagram.tsx'
import { FlowRunButtons } from './runs/FlowRunButtons.tsx'
import { FlowRunFacts } from './runs/FlowRunFacts.tsx'
import { FlowRunNotice } from './runs/FlowRunNotice.tsx'
import { FlowRunStatusBadge } from './runs/FlowRunStatus.tsx'
import { createRunView } from './runs/run-view.ts'

const NodeGantt = lazy(() => import('./runs/gantt/NodeGantt.tsx').then((module) => ({ default: module.NodeGantt })))
const NodeTable = lazy(() => import('./runs/NodeTable.tsx').then((module) => ({ default: module.NodeTable })))
const NodeDrawer = lazy(() => import('./runs/node/NodeDrawer.tsx').then((module) => ({ default: module.NodeDrawer })))
const RerunDialog = lazy(() => import('./runs/RerunDialog.tsx').then((module) => ({ default: module.RerunDialog })))

const tabs = ['diagram', 'gantt', 'nodes'] as const

export default function FlowRunPage() {
  return (
    <Allowed to="flow:read">
      <RunById />
    </Allowed>
  )
}

function RunById() {
  const params = useParams<{ id: string }>()
  const live = createFlowRun(() => Number(params.id))
  nameThisPage(() => t().flowRuns.pageTitle(Number(params.id)))
  return (
    <Switch fallback={<RunSkeleton />}>
      <Match when={live.run()}>{(run) => <RunShown run={run()} live={live} />}</Match>
      <Match when={live.error()}>{(error) => <ErrorState error={error()} onRetry={live.refetch} />}</Match>
    </Switch>
  )
}

function createRunState() {
  return createUrlState({
    tab: choiceParam(tabs),
    node: textParam(),
    q: textParam(),
    sort: textParam('order'),
  })
}

function RunShown(props: { run: FlowRunDetail; live: LiveFlowRun }) {
  const state = createRunState()
  const isNarrow = createIsNarrow()
  const control = createRunControl(props.live.take)
  const [rerunFrom, setRerunFrom] = createSignal<{ node?: string }>()
  const version = createRecord(() => versionRecordQuery(props.run.flow_id, props.run.flow_version))
  const history = createRecord(() => nodeHistoryQuery(props.run.flow_id, props.run.id))
  const view = createRunView({
    version: version.data,
    nodes: props.live.nodes,
    history: () => history.data()?.items ?? [],
  })
  // On a phone a wide diagram says less than its nodes one below the other.
  const tab = () => state.tab ?? (isNarrow() ? 'nodes' : 'diagram')
  const open = (node: string): void => state.set({ node }, { replace: true })
  const close = (): void => state.set({ node: '' }, { replace: true })
  const hasFailed = (): boolean => view.list().some(({ node }) => node.status === 'failed')
  createEffect(on(() => props.run.id, close, { defer: true }))

  return (
    <>
      <PageHeader
        title={<RunTitle run={props.run} />}
        badge={
          <>
            <FlowRunStatusBadge run={props.run} isLarge />
            <Show when={props.live.isOpen()}>
              <LiveDot state={props.live.state()} />
            </Show>
          </>
        }
        actions={
          <FlowRunButtons
            run={props.run}
            hasFailedNodes={hasFailed()}
            control={control}
            onRerun={() => setRerunFrom({})}
          />
        }
      />
      <FlowRunFacts run={props.run} nodes={view.list().map(({ node }) => node)} />
      <FlowRunNotice run={props.run} />
      <div class="mt-4">
        <Tabs
          label={t().flowRuns.title}
          tabs={tabs.map((id) => ({
            id,
            label: t().flowRuns.tabs[id],
            ...(id === 'nodes' && { count: view.list().length }),
          }))}
          value={tab()}
          onChange={(next) => state.set({ tab: next }, { replace: true })}
        />
        <TabPanel id={tab()}>
          <Suspense fallback={<SkeletonLines count={8} />}>
            <Switch>
              <Match when={tab() === 'diagram'}>
                <Show
                  when={version.data()}
                  fallback={
                    <Show when={version.error()} fallback={<Skeleton class="h-[calc(100vh-340px)] min-h-96 w-full" />}>
                      {(error) => <ErrorState error={error()} onRetry={version.refetch} />}
                    </Show>
                  }
                >
                  {(made) => (
                    <FlowDiagram
                      xml={made().bpmn_xml}
                      nodes={view.drawn()}
                      states={props.live.nodes()}
                      edges={view.edges()}
                      selected={state.node}
                      onSelect={open}
                    />
                  )}
                </Show>
              </Match>
              <Match when={tab() === 'gantt'}>
                <NodeGantt run={props.run} view={view} selected={state.node} onOpen={open} />
              </Match>
              <Match when={tab() === 'nodes'}>
                <NodeTable
                  view={view}
                  search={state.q}
                  onSearch={(q) => state.set({ q }, { replace: true })}
                  sort={state.sort}
                  onSort={(sort) => state.set({ sort }, { replace: true })}
                  onOpen={open}
                />
              </Match>
            </Switch>
          </Suspense>
        </TabPanel>
      </div>
      <Suspense>
        <Show when={state.node !== ''}>
          <NodeDrawer
            run={props.run}
            view={view}
            nodeId={state.node}
            onClose={close}
            onChange={props.live.take}
            onRerunFrom={(node) => setRerunFrom({ node })}
          />
        </Show>
        <Show when={rerunFrom()}>
          {(from) => (
            <RerunDialog
              run={props.run}
              view={view}
              control={control}
              from={from().node}
              onClose={() => setRerunFrom(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </>
  )
}

function RunTitle(props: { run: FlowRunDetail }) {
  return (
    <>
      <A href={`/flows/${props.run.flow_id}`} class="underline-offset-4 hover:underline">
        {props.run.flow_name}
      </A>{' '}
      <span class="tabular font-normal text-ink-3">#{props.run.id}</span>
    </>
  )
}

function RunSkeleton() {
  return (
    <>
      <Skeleton class="mb-6 h-7 w-72" />
      <SkeletonLines count={3} />
      <Skeleton class="mt-6 h-[50vh] w-full" />
    </>
  )
}
