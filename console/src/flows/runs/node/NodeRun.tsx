import { A } from '@solidjs/router'
import ArrowUpRight from 'lucide-solid/icons/arrow-up-right'
import { type JSX, Show, Suspense } from 'solid-js'
import { createRecord } from '../../../api/create-record.ts'
import { t } from '../../../i18n/language.ts'
import { piece } from '../../../i18n/page.ts'
import { Attempts } from '../../../jobs/Attempts.tsx'
import { isOpen } from '../../../jobs/create-run-actions.ts'
import { createRunOutput } from '../../../jobs/create-run-output.ts'
import { downloadOutput } from '../../../jobs/download-output.ts'
import { runQuery } from '../../../jobs/job-queries.ts'
import type { RunDetail } from '../../../jobs/job-records.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { LiveDot } from '../../../ui/LiveDot.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { NodePart } from './NodePart.tsx'
import { NodeValue } from './NodeValue.tsx'

const LogViewer = piece(
  () => import('../../../ui/log/LogViewer.tsx').then((module) => ({ default: module.LogViewer })),
  'log',
)

const openMs = 2_000

/** The run by which a node was carried out: its tries, its input and its output, live. A sub-flow's has a page of its own for that. */
export function NodeRun(props: { runId: number; isFlow: boolean; children: JSX.Element }) {
  const record = createRecord(() => ({
    ...runQuery(props.runId),
    everyMs: (run: RunDetail | undefined) => (!run || isOpen(run) ? openMs : false),
  }))
  const href = (): string => (props.isFlow ? `/flow-runs/${props.runId}` : `/runs/${props.runId}`)
  return (
    <>
      <Show when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Show>
      <Show when={record.data()} fallback={<Skeleton class="h-24 w-full" />}>
        {(run) => (
          <>
            <Show when={run().attempts.length > 1}>
              <div class="-mt-5">
                <Attempts attempts={run().attempts} />
              </div>
            </Show>
            <Show when={Object.keys(run().params).length > 0}>
              <NodePart title={t().flowRuns.input}>
                <NodeValue value={run().params} emptyText={t().flowRuns.noInput} />
              </NodePart>
            </Show>
          </>
        )}
      </Show>
      {props.children}
      <Show when={!props.isFlow} fallback={<RunLink href={href()} id={props.runId} />}>
        <Output runId={props.runId} run={record.data()} onEnd={() => void record.refetch()} href={href()} />
      </Show>
    </>
  )
}

type OutputProps = { runId: number; run: RunDetail | undefined; onEnd: () => void; href: string }

function Output(props: OutputProps) {
  const output = createRunOutput(() => props.runId, props.onEnd)
  const isLive = (): boolean => props.run === undefined || isOpen(props.run)
  return (
    <NodePart
      title={t().flowRuns.output}
      trailing={
        <span class="flex items-center gap-3">
          <Show when={isLive()}>
            <LiveDot state={output.state()} />
          </Show>
          <RunLink href={props.href} id={props.runId} />
        </span>
      }
    >
      <Suspense fallback={<Skeleton class="h-[50vh] w-full" />}>
        <LogViewer
          log={output.log}
          isLive={isLive()}
          onDownload={() => downloadOutput(props.runId)}
          emptyText={isLive() ? t().flowRuns.noOutputYet : t().flowRuns.noOutput}
        />
      </Suspense>
    </NodePart>
  )
}

function RunLink(props: { href: string; id: number }) {
  return (
    <A href={props.href} class="inline-flex items-center gap-1 text-sm text-accent-ink hover:underline">
      {t().flowRuns.openRun(props.id)}
      <ArrowUpRight size={14} aria-hidden="true" />
    </A>
  )
}
