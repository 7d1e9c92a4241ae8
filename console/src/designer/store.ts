import type { RawGraph } from './notation.ts'

/** What is kept of a drawing: `version` is the one that people see, `revision` the edit lock. */
export type Stored = { id: number; name: string; version: number; revision: number; bpmn_xml: string }
/** What is said of a drawing beside it. */
export type Settings = { name: string }
/** `element_id`: a node, an edge as `source→target`, any other element by its own id; empty for the whole. */
export type Problem = { element_id: string; rule: string; message: string }
export type Checked = { problems: Problem[]; graph?: RawGraph | undefined; bpmn_xml?: string | undefined }
export type Version = {
  version: number
  created_at: string
  created_by_name: string | null
  is_current: boolean
}
export type Side = { bpmn_xml: string; graph: RawGraph }

type Source<T> = { key: readonly unknown[]; load: (signal: AbortSignal) => Promise<T> }

type SaveRequest<R, D, W> = {
  draft: D
  bpmn_xml: string
  wish: W | undefined
  /** What it is saved over; undefined when it is new. */
  over: { record: R; revision: number } | undefined
  /** One for each thing that is meant, so that a second press makes nothing twice. */
  keyFor: (body: unknown) => string
}

/**
 * Where a drawing `R` is kept, together with its settings `D`. `W`: what else may be wished for when it is saved, such as
 * to have it enabled.
 */
export type Store<R extends Stored, D extends Settings, W extends string> = {
  draftOf: (record: R | undefined) => D
  check: (draft: D) => Partial<Record<keyof D & string, string>>
  save: (request: SaveRequest<R, D, W>) => Promise<R>
  /** Whether it can only be saved so without problems. */
  isStrict: (record: R | undefined, wish: W | undefined) => boolean
  refresh: () => Promise<unknown>
  record: (id: number) => Source<R>
  versions: (id: number) => Source<{ items: Version[] }>
  version: (id: number, version: number) => Source<Side>
  validate: (form: { bpmn_xml: string } | { graph: RawGraph }, draft: D, signal?: AbortSignal) => Promise<Checked>
  words: () => { saved: (name: string, wish: W | undefined) => string; problems: (count: number) => string }
  hrefOf: (record: R) => string
  statusOf: (record: R) => string
}
