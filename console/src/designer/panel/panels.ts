import type { JSX } from 'solid-js'
import type { Connection, Drawn } from '../canvas/services.ts'
import type { DrawingState } from '../create-drawing.ts'
import type { Validation } from '../create-validation.ts'

/** `draft`: the settings of what is drawn, as they stand in the form. */
export type PanelContext<D> = { drawing: DrawingState; validation: Validation; draft: D }
export type NodePanelProps<D> = PanelContext<D> & { element: Drawn }
export type EdgePanelProps<D> = PanelContext<D> & { edge: Connection }

/** The forms of what can be selected. */
export type Panels<D> = {
  node: (props: NodePanelProps<D>) => JSX.Element
  edge: (props: EdgePanelProps<D>) => JSX.Element
  /** Of what has no form: undefined for what nobody here knows. */
  wordsOf: (type: string) => { title: string; body: string } | undefined
}
