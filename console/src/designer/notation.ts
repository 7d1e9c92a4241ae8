import type { Element } from '../../../bpmn/model/element.ts'
import type { Create } from '../../../bpmn/model/moddle.ts'
import type { Icon } from '../ui/icon.ts'
import type { Element as DrawnElement } from './canvas/moddle.ts'
import type { Drawn, GetService, Registry } from './canvas/services.ts'

/** What is drawn, as data: nothing is checked, and what is as by default may be left out. */
export type RawGraph = { nodes: RawNode[]; edges: RawEdge[] }
export type RawNode = { id: string; type: string; name?: string | undefined }
type RawEdge = {
  source: string
  target: string
  condition?: string | null | undefined
  default?: boolean | undefined
}

/** `failure` and `always`: taken by what became of its source; `success` is the usual way. */
export type EdgeLook = { tone: 'success' | 'failure' | 'always'; words: string }

/** What the canvas has to know of the processes that are drawn on it: flows give one, and approvals. */
export type Notation = {
  /** What can be put onto it, in the order in which it is offered. */
  kinds: readonly string[]
  /** What is offered beside a node as the next one. */
  nextKinds: readonly string[]
  looks: Record<string, { icon: Icon; colour: string }>
  /** `hint`: what an empty canvas says of the order in which nodes come. */
  words: () => { kinds: Record<string, string>; kindHelp: Record<string, string>; hint: string }
  /** What something new begins with. */
  emptyFile: string
  /** Undefined for what is no node. */
  kindOf: (element: Element) => string | undefined
  /** How ids of elements of a type begin; undefined leaves them to bpmn-js. */
  prefixOf: (type: string) => string | undefined
  typeOf: (kind: string) => string
  /** What a new element of a kind is made with. */
  newProperties: (kind: string, id: string, create: Create) => Record<string, unknown>
  changeKind: (get: GetService, element: Drawn, kind: string) => void
  /** Whether it is done once for each of a list. */
  isRepeated: (element: DrawnElement) => boolean
  lookOfEdge: (flow: Element) => EdgeLook
  /** Undefined for what is drawn only, such as the line to an end that is no node. */
  endsOfEdge: (flow: Element) => { source: string; target: string } | undefined
  readGraph: (registry: Registry) => RawGraph
  /** The same with what stands inside of its nodes beside them. */
  flatten: (graph: RawGraph) => RawGraph
}
