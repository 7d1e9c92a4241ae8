import Maximize from 'lucide-solid/icons/maximize'
import ZoomIn from 'lucide-solid/icons/zoom-in'
import ZoomOut from 'lucide-solid/icons/zoom-out'
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { nodeIdOf } from '../../../../../bpmn/extension/ops-node.ts'
import { endsOf } from '../../../../../bpmn/extension/read-edge.ts'
import { t } from '../../../i18n/language.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { createViewer, type Diagram, fitDiagram, type Shape } from './create-viewer.ts'
import type { DiagramProps } from './Diagram.tsx'
import { diagramSizes } from './diagram-sizes.ts'
import { edgeKey } from './edge-states.ts'
import { NodeMark } from './NodeMark.tsx'

type Mark = { shape: Shape; nodeId: string; host: HTMLElement }
type Line = { id: string; key: string }

/** A drawing; over it how far each of its nodes is. */
export function DiagramBox(props: DiagramProps) {
  let host!: HTMLDivElement
  const [diagram, setDiagram] = createSignal<Diagram>()
  const [marks, setMarks] = createSignal<Mark[]>([])
  const [lines, setLines] = createSignal<Line[]>([])
  const [hasFailed, setFailed] = createSignal(false)

  onMount(() => {
    createEffect(
      on(
        () => props.xml,
        (xml) => {
          const viewer = createViewer(host)
          const gone = new AbortController()
          const watch = new ResizeObserver(() => fitDiagram(viewer))
          void draw(viewer, xml, gone.signal).then((isDrawn) => isDrawn && !gone.signal.aborted && watch.observe(host))
          onCleanup(() => {
            gone.abort()
            watch.disconnect()
            setMarks([])
            setLines([])
            setDiagram(undefined)
            viewer.destroy()
          })
        },
      ),
    )
  })

  createEffect(() => {
    const canvas = diagram()?.get('canvas')
    if (!canvas) return
    for (const { id, key } of lines()) {
      const state = props.edges?.get(key)
      if (!state) continue
      canvas.addMarker(id, `is-${state}`)
      onCleanup(() => canvas.removeMarker(id, `is-${state}`))
    }
  })

  async function draw(viewer: Diagram, xml: string, gone: AbortSignal): Promise<boolean> {
    setFailed(false)
    try {
      await viewer.open(xml)
    } catch {
      if (!gone.aborted) setFailed(true)
      return false
    }
    if (gone.aborted) return false
    fitDiagram(viewer)
    const shapes = viewer.get('elementRegistry').filter((shape) => !shape.id.endsWith('_label'))
    setMarks(
      shapes.flatMap((shape) => {
        // What holds all others has no size.
        if (shape.waypoints || !shape.width) return []
        const nodeId = nodeIdOf(shape.businessObject)
        const overlay = document.createElement('div')
        viewer.get('overlays').add(shape.id, 'state', { position: { top: 0, left: 0 }, html: overlay })
        return [{ shape, nodeId, host: overlay }]
      }),
    )
    setLines(
      shapes.flatMap(({ id, waypoints, businessObject }) => {
        const ends = waypoints ? endsOf(businessObject) : undefined
        return ends ? [{ id, key: edgeKey(ends.source, ends.target) }] : []
      }),
    )
    setDiagram(viewer)
    return true
  }

  const mark = (shape: Shape) => (marker: string, isOn: boolean) => {
    const canvas = diagram()?.get('canvas')
    if (isOn) canvas?.addMarker(shape.id, marker)
    else canvas?.removeMarker(shape.id, marker)
  }
  const zoom = (by: number): void => diagram()?.get('zoomScroll').stepZoom(by)

  return (
    <section
      class={`flow-diagram relative isolate overflow-hidden rounded border border-line bg-canvas ${diagramSizes[props.size ?? 'page']}`}
      aria-label={t().diagram.label}
    >
      <div ref={host} class="h-full" classList={{ invisible: hasFailed() }} />
      <Show when={hasFailed()}>
        <div class="absolute inset-0 flex items-center justify-center">
          <EmptyState title={t().diagram.notDrawn}>{t().diagram.notDrawnBody}</EmptyState>
        </div>
      </Show>
      <Show when={diagram()}>
        <div class="absolute bottom-2 left-2 z-10 flex rounded border border-line bg-surface">
          <IconButton icon={ZoomIn} label={t().diagram.zoomIn} onClick={() => zoom(1)} />
          <IconButton icon={ZoomOut} label={t().diagram.zoomOut} onClick={() => zoom(-1)} />
          <IconButton
            icon={Maximize}
            label={t().diagram.fit}
            onClick={() => {
              const shown = diagram()
              if (shown) fitDiagram(shown)
            }}
          />
        </div>
        <For each={marks()}>
          {({ shape, nodeId, host: overlay }) => (
            <Show when={props.nodes.has(nodeId)}>
              <Portal mount={overlay}>
                <NodeMark
                  name={props.nodes.get(nodeId)?.name || nodeId}
                  look={props.look?.(nodeId)}
                  took={props.took?.(nodeId)}
                  size={shape}
                  isSelected={props.selected === nodeId}
                  onOpen={props.onSelect && (() => props.onSelect?.(nodeId))}
                  setMarker={mark(shape)}
                />
              </Portal>
            </Show>
          )}
        </For>
      </Show>
    </section>
  )
}
