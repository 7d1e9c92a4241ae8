import type { Element as FileElement } from '../../../../bpmn/model/element.ts'

/** An element of the file behind a drawing: it is in a drawing by its id. */
export type Element = FileElement & {
  id: string
  get: (property: string) => unknown
  set: (property: string, value: unknown) => void
}
