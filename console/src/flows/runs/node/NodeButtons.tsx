import CheckCheck from 'lucide-solid/icons/check-check'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import SkipForward from 'lucide-solid/icons/skip-forward'
import { For, Show } from 'solid-js'
import type { FlowGraph } from '../../../../../domain/flows/flow-graph.ts'
import { t } from '../../../i18n/language.ts'
import { can } from '../../../session/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { type FlowRunDetail, isOpenRun } from '../../flow-records.ts'
import type { ShownNode } from '../run-view.ts'
import { canChange, createNodeControl, type NodeVerb } from './create-node-control.ts'

type NodeButtonsProps = {
  run: FlowRunDetail
  shown: ShownNode
  graph: FlowGraph
  onChange: (run: FlowRunDetail) => void
  onRerunFrom: () => void
}

const verbs = ['skip', 'mark-success', 'retry'] as const satisfies NodeVerb[]
const icons = { skip: SkipForward, 'mark-success': CheckCheck, retry: RotateCcw }

/** What whoever may operate flows can do about a node now. */
export function NodeButtons(props: NodeButtonsProps) {
  const control = createNodeControl((run) => props.onChange(run))
  const labels = () => ({
    skip: t().flowRuns.skip,
    'mark-success': t().flowRuns.markSuccess,
    retry: t().flowRuns.retry,
  })
  // A run that never was, or that is on its way to its end, is left alone.
  const isSettled = (): boolean => props.run.status === 'skipped' || props.run.is_stopping
  const shown = (): NodeVerb[] =>
    can('flow:operate') && !isSettled() ? verbs.filter((verb) => canChange(verb, props.shown.node)) : []
  return (
    <span class="flex flex-wrap justify-end gap-2">
      <Show when={can('flow:trigger') && !isOpenRun(props.run) && !isSettled()}>
        <Button onClick={props.onRerunFrom}>{t().flowRuns.rerunFrom}</Button>
      </Show>
      <For each={shown()}>
        {(verb) => (
          <Button
            icon={icons[verb]}
            variant={verb === 'retry' ? 'primary' : 'secondary'}
            onClick={() =>
              control.change(verb, {
                run: props.run,
                node: props.shown.node,
                name: props.shown.name,
                graph: props.graph,
              })
            }
          >
            {labels()[verb]}
          </Button>
        )}
      </For>
    </span>
  )
}
