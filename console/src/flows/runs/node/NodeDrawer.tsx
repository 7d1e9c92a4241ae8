import { A } from '@solidjs/router'
import ArrowUpRight from 'lucide-solid/icons/arrow-up-right'
import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { formatStamp } from '../../../i18n/format.ts'
import { t } from '../../../i18n/language.ts'
import { can } from '../../../session/session.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { Duration } from '../../../ui/Duration.tsx'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import type { FlowRunDetail } from '../../flow-records.ts'
import { tookMs } from '../compare/compare-runs.ts'
import { NodeStatus } from '../NodeStatus.tsx'
import { errorName, skipText, waitsForPerson } from '../node-state.ts'
import type { RunView, ShownNode } from '../run-view.ts'
import { Usual } from '../Usual.tsx'
import { ConfirmNode } from './ConfirmNode.tsx'
import { hasNodeButtons, NodeButtons } from './NodeButtons.tsx'
import { NodePart } from './NodePart.tsx'
import { NodeValue } from './NodeValue.tsx'

const NodeRun = lazy(() => import('./NodeRun.tsx').then((module) => ({ default: module.NodeRun })))
const NodeItems = lazy(() => import('./NodeItems.tsx').then((module) => ({ default: module.NodeItems })))

type NodeDrawerProps = {
  run: FlowRunDetail
  view: RunView
  nodeId: string | undefined
  onClose: () => void
  onChange: (run: FlowRunDetail) => void
  onRerunFrom: (nodeId: string) => void
}

/** One node of a run: how far it has come and why, with what, and what may be done about it. */
export function NodeDrawer(props: NodeDrawerProps) {
  const shown = (): ShownNode | undefined => props.view.list().find(({ id }) => id === props.nodeId)
  /** Nothing where nothing can be done, rather than an empty bar. */
  const footer = () => {
    const one = shown()
    return one && hasNodeButtons(props.run, one) ? (
      <NodeButtons
        run={props.run}
        shown={one}
        graph={props.view.graph()}
        onChange={props.onChange}
        onRerunFrom={() => props.onRerunFrom(one.id)}
      />
    ) : undefined
  }
  return (
    <Drawer
      isOpen={shown() !== undefined}
      onClose={props.onClose}
      title={
        <>
          {shown()?.name}
          <Show when={shown()?.name !== shown()?.id}>
            <code class="ml-2 font-mono text-xs font-normal text-ink-3">{shown()?.id}</code>
          </Show>
        </>
      }
      footer={footer()}
    >
      <Show when={shown()}>
        {(one) => (
          <div class="grid gap-5">
            <NodeHead shown={one()} view={props.view} />
            <Show when={waitsForPerson(one().node, one().drawn?.type)}>
              <ConfirmNode run={props.run} shown={one()} onChange={props.onChange} />
            </Show>
            <Show when={one().node.approval_id}>
              {(id) => (
                <A
                  class="inline-flex items-center gap-1 text-sm text-accent-ink hover:underline"
                  href={`/approvals/${id()}`}
                >
                  {t().flowRuns.openRequest(id())}
                  <ArrowUpRight size={14} aria-hidden="true" />
                </A>
              )}
            </Show>
            <Details shown={one()} run={props.run} />
          </div>
        )}
      </Show>
    </Drawer>
  )
}

function NodeHead(props: { shown: ShownNode; view: RunView }) {
  const node = () => props.shown.node
  const problem = (): string | undefined => {
    const { error_code: code, error_msg: message, skip_reason: reason } = node()
    if (reason) return skipText(reason)
    const name = code ? errorName(code) : undefined
    return [name, message].filter(Boolean).join(t().ui.colon) || undefined
  }
  const isFailure = (): boolean => node().skip_reason === null
  return (
    <div class="grid gap-3">
      <div class="flex flex-wrap items-center gap-3">
        <NodeStatus node={node()} type={props.shown.drawn?.type} isLarge />
        <Show when={props.shown.drawn}>
          {(drawn) => <span class="text-sm text-ink-3">{t().flowRuns.types[drawn().type]}</span>}
        </Show>
      </div>
      <Show when={problem()}>
        {(text) => (
          <p
            class="rounded px-3 py-2 text-sm break-words whitespace-pre-line"
            classList={{
              'bg-failed-soft text-failed': isFailure(),
              'bg-skipped-soft text-skipped': !isFailure(),
            }}
          >
            {text()}
          </p>
        )}
      </Show>
      <Facts items={factsOf(props.shown, props.view)} />
    </div>
  )
}

function factsOf({ id, node }: ShownNode, view: RunView): Fact[] {
  const words = t().flowRuns
  const moment = (at: string | null) => (at === null ? '–' : <span class="tabular">{formatStamp(new Date(at))}</span>)
  if (node.started_at === null && node.ended_at === null) return []
  const took = node.is_kept ? undefined : tookMs(node)
  return [
    ...(node.started_at === null ? [] : [{ label: words.started, value: moment(node.started_at) }]),
    ...(node.ended_at === null ? [] : [{ label: words.ended, value: moment(node.ended_at) }]),
    ...(node.started_at === null
      ? []
      : [
          {
            label: words.duration,
            value: <Duration ms={took} since={node.ended_at === null ? node.started_at : null} />,
          },
          ...(view.history().has(id)
            ? [{ label: words.usual, value: <Usual tookMs={took} history={view.history().get(id)} /> }]
            : []),
        ]),
    ...(node.attempt > 1 ? [{ label: words.attempt, value: t().runs.attemptNumber(node.attempt) }] : []),
  ]
}

function Details(props: { shown: ShownNode; run: FlowRunDetail }) {
  const isFanOut = (): boolean => {
    const drawn = props.shown.drawn
    return drawn !== undefined && 'for_each' in drawn && drawn.for_each !== undefined
  }
  const runId = (): number | null => props.shown.node.job_log_id
  return (
    <Suspense fallback={<SkeletonLines count={4} />}>
      <Switch fallback={<Result shown={props.shown} />}>
        <Match when={isFanOut()}>
          <NodeItems run={props.run} shown={props.shown} />
          <Result shown={props.shown} />
        </Match>
        <Match when={runId() !== null && can('run:read') && runId()} keyed>
          {(id) => (
            <NodeRun runId={id} isFlow={props.shown.drawn?.type === 'flow'}>
              <Result shown={props.shown} />
            </NodeRun>
          )}
        </Match>
        <Match when={runId() !== null}>
          <Result shown={props.shown} />
          <p class="text-sm text-ink-3">{t().flowRuns.noRunRight}</p>
        </Match>
      </Switch>
    </Suspense>
  )
}

/** Of a node that ended well; another has none. */
function Result(props: { shown: ShownNode }) {
  return (
    <Show when={props.shown.node.result !== null}>
      <NodePart title={t().flowRuns.result}>
        <Show
          when={props.shown.drawn?.type === 'manual'}
          fallback={<NodeValue value={props.shown.node.result} emptyText={t().flowRuns.noResult} />}
        >
          <ManualAnswer result={props.shown.node.result} />
        </Show>
      </NodePart>
    </Show>
  )
}

/** Who said yes or no, and with what words. */
function ManualAnswer(props: { result: unknown }) {
  const answer = () => props.result as { outcome?: string; comment?: string; by?: { name?: string } }
  const said = (): string => {
    const name = answer().by?.name ?? t().flowList.system
    return answer().outcome === 'confirm' ? t().flowRuns.confirmedBy(name) : t().flowRuns.rejectedBy(name)
  }
  return (
    <div class="text-sm">
      <p>{said()}</p>
      <Show when={answer().comment}>
        {(comment) => (
          <blockquote class="mt-1 border-l-2 border-line-strong pl-3 break-words whitespace-pre-line text-ink-2">
            {comment()}
          </blockquote>
        )}
      </Show>
    </div>
  )
}
