import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './diagram.css'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import ops from '../../../../../bpmn/extension/ops.json'
import { nodeIdOf } from '../../../../../bpmn/extension/ops-node.ts'
import { type Element, listOf } from '../../../../../bpmn/model/element.ts'
import type { Moddle } from '../../../../../bpmn/model/moddle.ts'
import { readModel } from '../../../../../bpmn/model/read-model.ts'
import { addPlaces, isPlaced } from '../../../designer/canvas/add-places.ts'

export type Shape = { id: string; width: number; height: number; businessObject: Element; waypoints?: unknown }
type Box = { x: number; y: number; width: number; height: number }

type Services = {
  canvas: {
    viewbox: (box?: Box) => Box & { inner: Box; outer: { width: number; height: number }; scale: number }
    addMarker: (id: string, marker: string) => void
    removeMarker: (id: string, marker: string) => void
    resized: () => void
  }
  elementRegistry: { filter: (wanted: (shape: Shape) => boolean) => Shape[] }
  overlays: { add: (id: string, type: string, overlay: object) => string }
  zoomScroll: { stepZoom: (by: number) => void }
  moddle: Moddle
}

export type Diagram = {
  get: <N extends keyof Services>(name: N) => Services[N]
  open: (xml: string) => Promise<void>
  destroy: () => void
}

/** A diagram to look at, dressed by the console's tokens. */
export function createViewer(container: HTMLElement): Diagram {
  const family = getComputedStyle(document.documentElement).fontFamily
  const viewer = new NavigatedViewer({
    container,
    moddleExtensions: { ops },
    bpmnRenderer: {
      defaultFillColor: 'var(--shape-fill, var(--surface))',
      defaultStrokeColor: 'var(--shape-stroke, var(--line-control))',
      defaultLabelColor: 'var(--ink)',
    },
    textRenderer: {
      defaultStyle: { fontFamily: family, fontSize: 12, lineHeight: 1.25 },
      externalStyle: { fontSize: 11, lineHeight: 1.25 },
    },
  } as never)
  const diagram = viewer as unknown as Omit<Diagram, 'open'> & Door
  return {
    get: diagram.get.bind(viewer),
    open: async (xml) => {
      const moddle = diagram.get('moddle')
      const model = await readModel(moddle, xml)
      const { definitions } = model
      if (!isPlaced(definitions)) addPlaces(moddle, model)
      nameNodes(definitions)
      await diagram.importDefinitions(definitions)
    },
    destroy: diagram.destroy.bind(viewer),
  }
}

type Door = { importDefinitions: (definitions: Element) => Promise<unknown> }

const activity = /Task$|CallActivity$/

/** What has no name is called by its id. */
function nameNodes(holder: Element): void {
  for (const root of listOf(holder, 'rootElements')) nameNodes(root)
  for (const element of listOf(holder, 'flowElements')) {
    if (activity.test(element.$type) && !element.name) element.name = nodeIdOf(element)
    nameNodes(element)
  }
}

const margin = { x: 24, top: 28, bottom: 36 }

/** All of it, never larger than it was drawn. */
export function fitDiagram(diagram: Diagram): void {
  const canvas = diagram.get('canvas')
  canvas.resized()
  const { inner, outer } = canvas.viewbox()
  if (outer.width === 0 || outer.height === 0) return
  const width = inner.width + 2 * margin.x
  const height = inner.height + margin.top + margin.bottom
  const scale = Math.min(1, outer.width / width, outer.height / height)
  canvas.viewbox({
    x: inner.x + inner.width / 2 - outer.width / scale / 2,
    y: inner.y - margin.top + height / 2 - outer.height / scale / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}
