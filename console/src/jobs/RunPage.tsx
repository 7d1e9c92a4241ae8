import { A, Navigate, useParams } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { createUrlState, tabParam } from '../ui/create-url-state.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LiveDot } from '../ui/LiveDot.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton, SkeletonLines } from '../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import { Attempts } from './Attempts.tsx'
import { createRunActions, isOpen } from './create-run-actions.ts'
import { createRunOutput } from './create-run-output.ts'
import { downloadOutput } from './download-output.ts'
import { JsonView } from './JsonView.tsx'
import { runQuery } from './job-queries.ts'
import type { RunDetail } from './job-records.ts'
import { RunFacts } from './RunFacts.tsx'
import { RunNotice } from './RunNotice.tsx'
import { RunStatusBadge } from './run-columns.tsx'
import { TemporalLink } from './TemporalLink.tsx'

const Shards = lazy(() => import('./shards/Shards.tsx').then((module) => ({ default: module.Shards })))
const LogViewer = piece(
  () => import('../ui/log/LogViewer.tsx').then((module) => ({ default: module.LogViewer })),
  'log',
)

const openMs = 2_000
const tabs = ['output', 'result', 'params', 'definition'] as const

export default function RunPage() {
  return (
    <Allowed to="run:read">
      <RunById />
    </Allowed>
  )
}

function RunById() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => ({
    ...runQuery(Number(params.id)),
    everyMs: (run: RunDetail | undefined) => (!run || isOpen(run) ? openMs : false),
  }))
  const output = createRunOutput(
    () => Number(params.id),
    () => void record.refetch(),
  )
  nameThisPage(() => t().runs.pageTitle(Number(params.id)))
  return (
    <Switch fallback={<RunSkeleton />}>
      {/* A run of a flow has a page that shows its graph. */}
      <Match when={record.data()?.definition.job_type === 'flow'}>
        <Navigate href={`/flow-runs/${params.id}`} />
      </Match>
      <Match when={record.data()}>{(run) => <RunView run={run()} output={output} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function RunView(props: { run: RunDetail; output: ReturnType<typeof createRunOutput> }) {
  const state = createUrlState({ tab: tabParam(tabs) })
  const isLive = (): boolean => isOpen(props.run)
  const hasShards = (): boolean => Object.keys(props.run.shards).length > 0
  const noOutput = (): string => (hasShards() ? t().runs.outputOfShards : t().runs.noOutput)
  return (
    <>
      <PageHeader
        title={<RunTitle run={props.run} />}
        badge={
          <>
            <RunStatusBadge run={props.run} isLarge />
            <Show when={isLive()}>
              <LiveDot state={props.output.state()} />
            </Show>
          </>
        }
        actions={<RunButtons run={props.run} />}
      />
      <RunFacts run={props.run} />
      <RunNotice run={props.run} />
      <Show when={hasShards()}>
        <Suspense fallback={<SkeletonLines count={4} />}>
          <Shards run={props.run} />
        </Suspense>
      </Show>
      <Show when={props.run.attempts.length > 1}>
        <Attempts attempts={props.run.attempts} />
      </Show>
      <div class="mt-5">
        <Tabs
          label={t().runs.title}
          tabs={tabs.map((id) => ({ id, label: t().runs[id] }))}
          value={state.tab}
          onChange={(tab) => state.set({ tab }, { replace: true })}
        />
        <TabPanel id={state.tab}>
          <Switch>
            <Match when={state.tab === 'output'}>
              <Suspense fallback={<Skeleton class="h-[60vh] w-full" />}>
                <LogViewer
                  log={props.output.log}
                  isLive={isLive()}
                  onDownload={() => downloadOutput(props.run.id)}
                  emptyText={isLive() && !hasShards() ? t().runs.noOutputYet : noOutput()}
                />
              </Suspense>
            </Match>
            <Match when={state.tab === 'result'}>
              <JsonView value={props.run.result} emptyText={t().runs.noResult} />
            </Match>
            <Match when={state.tab === 'params'}>
              <JsonView value={props.run.params} emptyText={t().runs.noParams} />
            </Match>
            <Match when={state.tab === 'definition'}>
              <JsonView value={props.run.definition} emptyText={t().runs.noResult} />
            </Match>
          </Switch>
        </TabPanel>
      </div>
    </>
  )
}

function RunTitle(props: { run: RunDetail }) {
  return (
    <>
      <Show when={props.run.job_id} fallback={props.run.job_name}>
        {(id) => (
          <A href={`/jobs/${id()}`} class="underline-offset-4 hover:underline">
            {props.run.job_name}
          </A>
        )}
      </Show>{' '}
      <span class="tabular font-normal text-ink-3">#{props.run.id}</span>
    </>
  )
}

function RunButtons(props: { run: RunDetail }) {
  const actions = createRunActions()
  return (
    <>
      <TemporalLink url={props.run.temporal_url} />
      <Show when={isOpen(props.run) && can('run:cancel')}>
        <Button icon={Ban} onClick={() => actions.cancel(props.run)}>
          {t().runs.cancel}
        </Button>
      </Show>
      <Show when={!isOpen(props.run) && can('job:trigger')}>
        <Button variant="primary" icon={RotateCcw} onClick={() => actions.rerun(props.run)}>
          {t().runs.rerun}
        </Button>
      </Show>
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
