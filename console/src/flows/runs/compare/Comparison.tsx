import { A } from '@solidjs/router'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, For, Show } from 'solid-js'
import type { FlowGraph } from '../../../../../domain/flows/flow-graph.ts'
import { formatDuration, formatStamp } from '../../../i18n/format.ts'
import { t } from '../../../i18n/language.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Duration } from '../../../ui/Duration.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import type { FlowRunDetail, NodeType, RunNode } from '../../flow-records.ts'
import { FlowRunStatusBadge } from '../FlowRunStatus.tsx'
import { NodeStatus } from '../NodeStatus.tsx'
import { canonical, compareRuns, isOther, type NodePair, tookMs } from './compare-runs.ts'

type ComparisonProps = {
  left: FlowRunDetail
  right: FlowRunDetail
  graph: FlowGraph | undefined
  onlyChanged: boolean
  onOnlyChanged: (isOn: boolean) => void
}

/** Two runs of a flow, node by node: how each came out, how long it took, and whether it came to the same. */
export function Comparison(props: ComparisonProps) {
  const words = () => t().flowRuns
  const drawn = createMemo(() => new Map((props.graph?.nodes ?? []).map((node) => [node.id, node])))
  const pairs = createMemo(() => compareRuns([...drawn().keys()], props.left.nodes, props.right.nodes))
  const shown = () => (props.onlyChanged ? pairs().filter(isOther) : pairs())
  return (
    <>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3 text-sm">
        <span class="text-ink-2">{words().changedCount(pairs().filter(isOther).length)}</span>
        <Checkbox label={words().onlyChanged} checked={props.onlyChanged} onChange={props.onOnlyChanged} />
        <Show when={props.left.flow_version !== props.right.flow_version}>
          <span class="inline-flex items-center gap-1.5 text-cancelled">
            <TriangleAlert size={14} aria-hidden="true" />
            {words().otherVersion}
          </span>
        </Show>
      </div>
      <Params left={props.left} right={props.right} />
      <div class="overflow-x-auto">
        <table class="w-full min-w-[640px] table-fixed border-collapse text-sm">
          <thead>
            <tr class="border-b border-line-strong text-left align-bottom text-xs text-ink-3">
              <th class="w-1/4 py-2 pr-3 font-normal">{words().node}</th>
              <th class="py-2 pr-3 font-normal">
                <RunHead run={props.left} />
              </th>
              <th class="py-2 pr-3 font-normal">
                <RunHead run={props.right} />
              </th>
              <th class="w-28 py-2 pr-3 text-right font-normal">{words().difference}</th>
              <th class="w-24 py-2 font-normal">{words().resultColumn}</th>
            </tr>
          </thead>
          <tbody>
            <For each={shown()}>
              {(pair) => (
                <PairRow
                  pair={pair}
                  name={drawn().get(pair.id)?.name || pair.id}
                  type={drawn().get(pair.id)?.type}
                  runs={props}
                />
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={shown().length === 0}>
        <EmptyState title={words().allSame} />
      </Show>
    </>
  )
}

function RunHead(props: { run: FlowRunDetail }) {
  return (
    <span class="grid gap-0.5">
      <span class="flex flex-wrap items-center gap-x-2 text-sm text-ink">
        <A href={`/flow-runs/${props.run.id}`} class="tabular font-medium text-accent-ink hover:underline">
          #{props.run.id}
        </A>
        <FlowRunStatusBadge run={props.run} />
        <Duration ms={props.run.duration} />
      </span>
      <span class="tabular">{formatStamp(new Date(props.run.scheduled_at))}</span>
    </span>
  )
}

type PairRowProps = {
  pair: NodePair
  name: string
  type: NodeType | undefined
  runs: { left: FlowRunDetail; right: FlowRunDetail }
}

function PairRow(props: PairRowProps) {
  const words = () => t().flowRuns
  return (
    <tr class="border-b border-line" classList={{ 'bg-cancelled-soft/60': isOther(props.pair) }}>
      <th class="truncate py-2 pr-3 pl-2 text-left font-medium" scope="row">
        {props.name}
      </th>
      <td class="py-2 pr-3">
        <Side run={props.runs.left} id={props.pair.id} node={props.pair.left} type={props.type} />
      </td>
      <td class="py-2 pr-3">
        <Side run={props.runs.right} id={props.pair.id} node={props.pair.right} type={props.type} />
      </td>
      <td class="tabular py-2 pr-3 text-right text-ink-2">{signed(props.pair.longerMs)}</td>
      <td class="py-2">
        <span classList={{ 'text-ink-3': !props.pair.isOtherResult, 'font-medium': props.pair.isOtherResult }}>
          {props.pair.isOtherResult ? words().otherResult : words().sameResult}
        </span>
      </td>
    </tr>
  )
}

function Side(props: { run: FlowRunDetail; id: string; node: RunNode | undefined; type: NodeType | undefined }) {
  return (
    <Show when={props.node} fallback={<span class="text-ink-3">{t().flowRuns.absent}</span>}>
      {(node) => (
        <A
          href={`/flow-runs/${props.run.id}?node=${encodeURIComponent(props.id)}`}
          class="flex flex-wrap items-center gap-x-3 underline-offset-4 hover:underline"
        >
          <NodeStatus node={node()} type={props.type} />
          <span class="text-ink-2">
            <Duration ms={tookMs(node()) ?? null} />
          </span>
        </A>
      )}
    </Show>
  )
}

function signed(ms: number | undefined): string {
  if (ms === undefined) return '–'
  if (ms === 0) return '±0'
  return `${ms > 0 ? '+' : '−'}${formatDuration(Math.abs(ms))}`
}

/** The parameters that are not the same in both. */
function Params(props: { left: FlowRunDetail; right: FlowRunDetail }) {
  const names = createMemo(() =>
    [...new Set([...Object.keys(props.left.params), ...Object.keys(props.right.params)])].filter(
      (name) => canonical(props.left.params[name]) !== canonical(props.right.params[name]),
    ),
  )
  return (
    <Show when={names().length > 0}>
      <section class="pb-4">
        <h2 class="pb-1 text-sm font-medium">{t().flowRuns.compareParams}</h2>
        <ul class="grid gap-1 text-sm">
          <For each={names()}>
            {(name) => (
              <li class="flex flex-wrap items-baseline gap-x-2">
                <code class="font-mono text-ink-2">{name}</code>
                <code class="font-mono break-all">{said(props.left.params[name])}</code>
                <span class="text-ink-3" aria-hidden="true">
                  →
                </span>
                <code class="font-mono break-all">{said(props.right.params[name])}</code>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

const said = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
