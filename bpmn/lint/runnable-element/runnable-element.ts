import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { kindOfType } from '../../extension/node-kinds.ts'
import { isTerminal } from '../../extension/read-edge.ts'
import { type Element, listOf } from '../../model/element.ts'
import { flowElementsOf } from '../drawn-process.ts'
import { kindOf, problemAt } from '../problem-at.ts'

/** Elements of kinds that a flow has nothing for, and messages between pools. */
export function runnableElement(definitions: Element): GraphProblem[] {
  const messages = listOf(definitions, 'rootElements').flatMap((root) => listOf(root, 'messageFlows'))
  return [...flowElementsOf(definitions).filter((element) => !isKnown(element)), ...messages].map((element) =>
    problemAt(element, 'runnable-element', (name) =>
      text(
        `“${name}”是 ${kindOf(element)}，流程不能执行这种元素`,
        `"${name}" is a ${kindOf(element)}, which a flow cannot run`,
      ),
    ),
  )
}

/** These say something to people, and nothing to an engine. */
const silent = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'])
/** Rules of their own look at these. */
const connecting = new Set(['bpmn:SequenceFlow', 'bpmn:BoundaryEvent'])

function isKnown(element: Element): boolean {
  return (
    kindOfType(element.$type) !== undefined ||
    isTerminal(element) ||
    silent.has(element.$type) ||
    connecting.has(element.$type)
  )
}
