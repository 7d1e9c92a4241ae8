import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { bringIntoView } from '../canvas/bring-into-view.ts'
import { createDrawing, type DrawingState } from '../create-drawing.ts'
import { type Change, diffGraphs } from '../graph/diff-graphs.ts'
import { elementsByKey } from '../graph/find-elements.ts'
import type { Notation } from '../notation.ts'
import type { Side } from '../store.ts'

type TitledSide = Side & { title: string }
type CompareViewProps = {
  notation: Notation
  title: string
  before: TitledSide
  after: TitledSide
  onClose: () => void
}

const markers = { added: 'is-added', removed: 'is-removed', changed: 'is-changed' } as const
const tones = { added: 'bg-success-solid', removed: 'bg-failed-solid', changed: 'bg-cancelled-solid' } as const

/** Two versions beside each other, the canvas being one: what is new is green, what is gone red, what is different amber. */
export function CompareView(props: CompareViewProps) {
  const words = () => t().designer.versions
  const changes = createMemo(() =>
    diffGraphs(props.notation.flatten(props.before.graph), props.notation.flatten(props.after.graph)),
  )
  const [shown, setShown] = createSignal<Change>()
  const count = (kind: Change['kind']): number => changes().filter((change) => change.kind === kind).length
  return (
    <section class="flex min-h-0 flex-1 flex-col" aria-label={props.title}>
      <header class="flex h-12 shrink-0 items-center gap-3 border-b border-line px-3">
        <Button size="sm" icon={ArrowLeft} onClick={() => props.onClose()}>
          {words().back}
        </Button>
        <h2 class="font-semibold">{props.title}</h2>
        <p class="tabular text-sm text-ink-2">
          {changes().length === 0 ? words().same : words().counts(count('added'), count('removed'), count('changed'))}
        </p>
        <ul class="ml-auto flex gap-4 text-sm text-ink-2">
          <For each={['added', 'removed', 'changed'] as const}>
            {(kind) => (
              <li class="flex items-center gap-1.5">
                <span class={`size-2.5 rounded-sm ${tones[kind]}`} aria-hidden="true" />
                {words()[kind]}
              </li>
            )}
          </For>
        </ul>
      </header>
      <div class="grid min-h-0 flex-1 grid-cols-2 divide-x divide-line">
        <Pane
          notation={props.notation}
          title={props.before.title}
          side={props.before}
          changes={changes().filter(({ kind }) => kind !== 'added')}
          shown={shown()}
        />
        <Pane
          notation={props.notation}
          title={props.after.title}
          side={props.after}
          changes={changes().filter(({ kind }) => kind !== 'removed')}
          shown={shown()}
        />
      </div>
      <Show when={changes().length > 0}>
        <ul class="max-h-44 shrink-0 overflow-y-auto border-t border-line py-1" aria-label={words().changes}>
          <For each={changes()}>
            {(change) => (
              <li>
                <button
                  type="button"
                  class="flex w-full items-center gap-2.5 px-3 py-1 text-left text-sm hover:bg-subtle aria-pressed:bg-accent-soft"
                  aria-pressed={shown() === change}
                  onClick={() => setShown(change)}
                >
                  <span class={`size-2.5 shrink-0 rounded-sm ${tones[change.kind]}`} aria-hidden="true" />
                  <span class="w-14 shrink-0">{words()[change.kind]}</span>
                  <span class="w-14 shrink-0 text-ink-3">{words()[change.what]}</span>
                  <span class="font-mono">{change.id}</span>
                  <span class="truncate font-mono text-ink-3">{change.fields.join(', ')}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

type PaneProps = { notation: Notation; title: string; side: Side; changes: Change[]; shown: Change | undefined }

function Pane(props: PaneProps) {
  let box!: HTMLDivElement
  const [drawing, setDrawing] = createSignal<DrawingState>()

  onMount(async () => {
    const created = createDrawing(box, { notation: props.notation, canEdit: false })
    await created.load(props.side.bpmn_xml, { isSaved: true })
    const elements = elementsByKey(created)
    for (const { id, kind } of props.changes) {
      const element = elements.get(id)
      if (element) created.get('canvas').addMarker(element.id, markers[kind])
    }
    setDrawing(created)
  })

  createMemo(() => {
    const [current, change] = [drawing(), props.shown]
    const element = current && change && elementsByKey(current).get(change.id)
    if (!current || !element) return
    current.get('selection').select(element)
    bringIntoView(current.get, element)
  })

  return (
    <div class="relative min-h-0 min-w-0">
      <div ref={box} class="ops-canvas is-plain absolute inset-0" />
      <p class="absolute top-2 left-2 rounded border border-line bg-surface px-2 py-0.5 text-sm">{props.title}</p>
    </div>
  )
}
