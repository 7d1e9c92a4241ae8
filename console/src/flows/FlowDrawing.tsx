import { A, useNavigate } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import type { FlowNode } from '../../../domain/flows/flow-graph.ts'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { flowRunsQuery, watchedRunQuery } from './flow-reads.ts'
import type { Flow, RunNode } from './flow-records.ts'
import { edgeStates } from './runs/diagram/edge-states.ts'
import { FlowDiagram } from './runs/diagram/FlowDiagram.tsx'
import { FlowRunStatusBadge } from './runs/FlowRunStatus.tsx'

const closedMs = 15_000

/** What is drawn at present, with how the newest run came out when that was of this version. */
export function FlowDrawing(props: { flow: Flow }) {
  const navigate = useNavigate()
  const newest = createRecord(() => ({
    ...flowRunsQuery(props.flow.id, { page: 1, page_size: 1, sort: '-scheduled_at' }),
    everyMs: closedMs,
  }))
  const lastId = (): number | undefined => {
    const [run] = newest.data()?.items ?? []
    const isShown = run && run.status !== 'skipped' && run.flow_version === props.flow.version
    return isShown && props.flow.status !== 'draft' ? run.id : undefined
  }
  const last = createRecord(() => ({ ...watchedRunQuery(lastId() ?? 0), isEnabled: lastId() !== undefined }))
  const run = () => (lastId() === undefined ? undefined : last.data())
  // A draft may hold anything.
  const nodes = createMemo(
    () =>
      new Map(
        (props.flow.dag_config.nodes as Partial<FlowNode>[]).flatMap((node) =>
          node.id && node.type ? [[node.id, node as FlowNode] as const] : [],
        ),
      ),
  )
  const states = createMemo(
    (): Record<string, RunNode> => Object.fromEntries((run()?.nodes ?? []).map((node) => [node.node_id, node])),
  )
  const edges = createMemo(() =>
    run() ? edgeStates(props.flow.dag_config, new Map(Object.entries(states()))) : undefined,
  )

  return (
    <Show
      when={props.flow.bpmn_xml}
      fallback={<EmptyState title={t().diagram.notDrawn}>{t().diagram.notDrawnBody}</EmptyState>}
    >
      <Show when={run()}>
        {(shown) => (
          <p class="flex flex-wrap items-center gap-x-2 pb-3 text-sm text-ink-2">
            {t().flowList.lastRunShown}
            <A href={`/flow-runs/${shown().id}`} class="tabular text-accent-ink hover:underline">
              #{shown().id}
            </A>
            <FlowRunStatusBadge run={shown()} />
            <RelativeTime at={shown().started_at} />
          </p>
        )}
      </Show>
      <FlowDiagram
        xml={props.flow.bpmn_xml}
        nodes={nodes()}
        states={run() ? states() : undefined}
        edges={edges()}
        {...(lastId() !== undefined && {
          onSelect: (node: string) => navigate(`/flow-runs/${lastId()}?node=${encodeURIComponent(node)}`),
        })}
      />
    </Show>
  )
}
