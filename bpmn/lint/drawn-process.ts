import { type Element, listOf } from '../model/element.ts'

export type ProcessKind = 'flow' | 'approval'

/** A file as it is looked at: what it draws as one kind of process, and the processes in it that would be passed over. */
export type DrawnProcess = {
  kind: ProcessKind
  definitions: Element
  /** Its first executable one, or its first one. */
  process?: Element
  others: Element[]
  /** Those of an approval stand in sub-processes, too. */
  elements: Element[]
}

export function drawnProcess(definitions: Element, kind: ProcessKind): DrawnProcess {
  const processes = listOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  const executable = processes.filter(({ isExecutable }) => isExecutable === true)
  const [process, ...others] = executable.length > 0 ? executable : processes
  const top = listOf(process, 'flowElements')
  const elements = kind === 'approval' ? top.flatMap(withInside) : top
  return { kind, definitions, others, elements, ...(process && { process }) }
}

function withInside(element: Element): Element[] {
  if (element.$type !== 'bpmn:SubProcess') return [element]
  return [element, ...listOf(element, 'flowElements').flatMap(withInside)]
}
