import type { Moddle } from '../../../../bpmn/model/moddle.ts'
import type { Notation } from '../notation.ts'
import type { Element } from './moddle.ts'

/** What the designer uses of bpmn-js, which types its services by name only. */
export type Point = { x: number; y: number }
type Box = Point & { width: number; height: number }

export type Shape = Box & {
  id: string
  type: string
  businessObject: Element
  parent?: Shape
  host?: Shape
  labelTarget?: Shape
  attachers?: Shape[]
  incoming?: Connection[]
  outgoing?: Connection[]
  waypoints?: undefined
}
export type Connection = Omit<Shape, 'waypoints'> & { source: Shape; target: Shape; waypoints: Point[] }
export type Drawn = Shape | Connection

export const isConnection = (element: Drawn): element is Connection => element.waypoints !== undefined

type Listener<E> = (event: E, ...rest: unknown[]) => unknown
export type EventBus = {
  on: <E = Record<string, unknown>>(event: string | string[], ...rest: [Listener<E>] | [number, Listener<E>]) => void
  fire: (event: string, data?: object) => unknown
}

type Canvas = {
  addMarker: (element: string, marker: string) => void
  removeMarker: (element: string, marker: string) => void
  getRootElement: () => Shape
  focus: () => void
  getContainer: () => HTMLElement
  viewbox: {
    (): Box & { inner: Box; outer: { width: number; height: number }; scale: number }
    (box: Box): void
  }
  zoom: { (): number; (level: number, center?: 'auto' | Point): number }
  resized: () => void
}

export type Registry = {
  get: (id: string) => Drawn | undefined
  getAll: () => Drawn[]
  getGraphics: (element: Drawn) => SVGGElement
}

type Modeling = {
  updateProperties: (element: Drawn, properties: Record<string, unknown>) => void
  createShape: (shape: Partial<Shape>, at: Point, parent: Shape, hints?: { attach?: boolean }) => Shape
  appendShape: (source: Shape, shape: Shape, at: Point, parent: Shape, hints?: object) => Shape
  connect: (source: Shape, target: Shape) => Connection
  reconnectStart: (connection: Connection, source: Shape, at: Point) => void
  removeElements: (elements: Drawn[]) => void
}

export type Services = {
  canvas: Canvas
  eventBus: EventBus
  elementRegistry: Registry
  modeling: Modeling
  commandStack: {
    execute: (command: string, context: object) => void
    registerHandler: (command: string, handler: new (...args: never[]) => object) => void
    undo: () => void
    redo: () => void
    canUndo: () => boolean
    canRedo: () => boolean
  }
  selection: { get: () => Drawn[]; select: (elements: Drawn | Drawn[] | null) => void }
  elementFactory: { createShape: (attributes: object) => Shape }
  bpmnFactory: { create: (type: string, attributes?: object) => Element }
  bpmnReplace: { replaceElement: (element: Drawn, target: object, hints?: object) => Shape }
  bpmnUpdater: { updateBounds: (shape: Shape) => void; updateConnectionWaypoints: (connection: Connection) => void }
  create: { start: (event: Event, shape: Shape, context?: object) => void }
  connect: { start: (event: Event, source: Drawn) => void }
  autoPlace: { append: (source: Shape, shape: Shape) => Shape }
  alignElements: { trigger: (elements: Drawn[], type: string) => void }
  distributeElements: { trigger: (elements: Drawn[], axis: 'horizontal' | 'vertical') => void }
  editorActions: { trigger: (action: string, options?: unknown) => unknown }
  popupMenu: {
    open: (element: Drawn | Drawn[], id: string, at: Point, options?: object) => void
    registerProvider: (id: string, provider: object) => void
  }
  contextPad: { registerProvider: (provider: object) => void; getPad?: (element: Drawn) => { html: HTMLElement } }
  moddle: Moddle & { ids: { assigned: (id: string) => unknown; claim: (id: string, element: unknown) => void } }
  zoomScroll: { stepZoom: (steps: number) => void }
  searchPad: { toggle: () => void }
  notation: Notation
  culling: { withAll: <T>(run: () => Promise<T>) => Promise<T> }
}

export type GetService = <N extends keyof Services>(name: N) => Services[N]
