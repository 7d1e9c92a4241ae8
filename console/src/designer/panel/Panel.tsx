import PanelRightClose from 'lucide-solid/icons/panel-right-close'
import PanelRightOpen from 'lucide-solid/icons/panel-right-open'
import { createSignal, Match, Show, Suspense, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { isConnection } from '../canvas/services.ts'
import { OtherPanel } from './OtherPanel.tsx'
import { OverviewPanel } from './OverviewPanel.tsx'
import type { PanelContext, Panels } from './panels.ts'

/** What is selected, to be changed in a form. */
export function Panel<D>(props: PanelContext<D> & { panels: Panels<D> }) {
  const [isOpen, setOpen] = createSignal(true)
  const words = () => t().designer.panel
  const context = (): PanelContext<D> => ({
    drawing: props.drawing,
    validation: props.validation,
    get draft() {
      return props.draft
    },
  })
  const one = () => {
    const all = props.drawing.selected()
    const [first] = all
    return all.length === 1 ? (first?.labelTarget ?? first) : undefined
  }
  const node = () => {
    const element = one()
    const isNode = element && !isConnection(element) && props.drawing.notation.kindOf(element.businessObject)
    return isNode ? element : undefined
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
        aria-label={words().label}
      >
        <div class="absolute top-2 right-2 z-10">
          <IconButton icon={PanelRightClose} label={words().close} onClick={() => setOpen(false)} />
        </div>
        {/* What a form waits for must not take the canvas away. */}
        <Suspense fallback={<PanelSkeleton />}>
          <Switch fallback={<OverviewPanel drawing={props.drawing} />}>
            <Match when={props.drawing.selected().length > 1}>
              <OtherPanel title={words().several(props.drawing.selected().length)} body={words().severalHint} />
            </Match>
            <Match when={node()} keyed>
              {(element) => <Dynamic component={props.panels.node} {...context()} element={element} />}
            </Match>
            <Match when={edge()} keyed>
              {(element) => <Dynamic component={props.panels.edge} {...context()} edge={element} />}
            </Match>
            <Match when={one()} keyed>
              {({ type }) => <OtherPanel {...(props.panels.wordsOf(type) ?? unknownWords(type))} />}
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

function unknownWords(type: string): { title: string; body: string } {
  const words = t().designer.panel
  return { title: `${words.other} · ${type.replace('bpmn:', '')}`, body: words.otherHint }
}
