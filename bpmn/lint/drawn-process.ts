import { type Element, listOf } from '../model/element.ts'

/** The process that a file draws as a flow, its first executable or its first one, and those that would be passed over. */
export function drawnProcess(definitions: Element): { process?: Element; others: Element[] } {
  const processes = listOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  const executable = processes.filter(({ isExecutable }) => isExecutable === true)
  const [process, ...others] = executable.length > 0 ? executable : processes
  return process ? { process, others } : { others }
}

export function flowElementsOf(definitions: Element): Element[] {
  return listOf(drawnProcess(definitions).process, 'flowElements')
}
