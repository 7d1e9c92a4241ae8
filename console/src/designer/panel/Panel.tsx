import PanelRightClose from 'lucide-solid/icons/panel-right-close'
import PanelRightOpen from 'lucide-solid/icons/panel-right-open'
import { createSignal, Match, Show, Suspense, Switch } from 'solid-js'
import { kindOf } from '../../../../../bpmn/extension/node-kinds.ts'
import { t } from '../../../i18n/language.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { isConnection } from '../canvas/services.ts'
import type { DrawingState } from '../create-drawing.ts'
import type { Validation } from '../create-validation.ts'
import { EdgePanel } from './EdgePanel.tsx'
import { FlowPanel } from './FlowPanel.tsx'
import { NodePanel } from './NodePanel.tsx'
import { OtherPanel } from './OtherPanel.tsx'

type PanelProps = { drawing: DrawingState; validation: Validation; params: string[] }

/** What is selected, to be changed in a form. */
export function Panel(props: PanelProps) {
  const [isOpen, setOpen] = createSignal(true)
  const words = () => t().flows.panel
  const one = () => {
    const all = props.drawing.selected()
    const [first] = all
    return all.length === 1 ? (first?.labelTarget ?? first) : undefined
  }
  const node = () => {
    const element = one()
    return element && !isConnection(element) && kindOf(element.businessObject) ? element : undefined
  }
  const edge = () => {
    const element = one()
    return element && isConnection(element) && element.type === 'bpmn:SequenceFlow' ? element : undefined
  }
  return (
    <Show
      when={isOpen()}
      fallback={
        <div class="shrink-0 border-l border-line bg-surface p-1.5">
          <IconButton icon={PanelRightOpen} label={words().open} onClick={() => setOpen(true)} />
        </div>
      }
    >
      <aside
        class="relative w-[340px] shrink-0 overflow-y-auto border-l border-line bg-surface"
        aria-label={words().flow}
      >
        <div class="absolute top-2 right-2 z-10">
          <IconButton icon={PanelRightClose} label={words().close} onClick={() => setOpen(false)} />
        </div>
        {/* What a form waits for must not take the canvas away. */}
        <Suspense fallback={<PanelSkeleton />}>
          <Switch fallback={<FlowPanel drawing={props.drawing} />}>
            <Match when={props.drawing.selected().length > 1}>
              <OtherPanel title={words().several(props.drawing.selected().length)} body={words().severalHint} />
            </Match>
            <Match when={node()} keyed>
              {(element) => <NodePanel {...props} element={element} />}
            </Match>
            <Match when={edge()} keyed>
              {(element) => <EdgePanel {...props} edge={element} />}
            </Match>
            <Match when={one()} keyed>
              {(element) => <OtherPanel {...otherWords(element.type)} />}
            </Match>
          </Switch>
        </Suspense>
      </aside>
    </Show>
  )
}

const PanelSkeleton = () => (
  <div class="p-4">
    <SkeletonLines count={6} />
  </div>
)

function otherWords(type: string): { title: string; body: string } {
  const words = t().flows.panel
  if (type === 'bpmn:StartEvent') return { title: words.start, body: words.startHint }
  if (type === 'bpmn:EndEvent') return { title: words.end, body: words.endHint }
  if (type === 'bpmn:BoundaryEvent') return { title: words.failure, body: words.failureHint }
  return { title: `${words.other} · ${type.replace('bpmn:', '')}`, body: words.otherHint }
}
