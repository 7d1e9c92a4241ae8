import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { approvalKindOf } from '../../extension/approval/approval-kinds.ts'
import { kindOfType } from '../../extension/node-kinds.ts'
import { isTerminal } from '../../extension/read-edge.ts'
import { type Element, listOf } from '../../model/element.ts'
import type { DrawnProcess, ProcessKind } from '../drawn-process.ts'
import { kindOf, problemAt } from '../problem-at.ts'

/** Elements of kinds that a process has nothing for, and messages between pools. */
export function runnableElement({ kind, definitions, elements }: DrawnProcess): GraphProblem[] {
  const messages = listOf(definitions, 'rootElements').flatMap((root) => listOf(root, 'messageFlows'))
  return [...elements.filter((element) => !isKnown(kind, element)), ...messages].map((element) =>
    problemAt(element, 'runnable-element', (name) =>
      text(
        `“${name}”是 ${kindOf(element)}，流程不能执行这种元素`,
        `"${name}" is a ${kindOf(element)}, which ${processes[kind]} cannot run`,
      ),
    ),
  )
}

const processes: Record<ProcessKind, string> = { flow: 'a flow', approval: 'an approval' }

/** These say something to people, and nothing to an engine; rules of their own look at flows. */
const silent = new Set([
  ...['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'],
  'bpmn:SequenceFlow',
])

function isKnown(kind: ProcessKind, element: Element): boolean {
  return silent.has(element.$type) || isOfKind[kind](element)
}

const isOfKind: Record<ProcessKind, (element: Element) => boolean> = {
  flow: (element) =>
    kindOfType(element.$type) !== undefined || isTerminal(element) || element.$type === 'bpmn:BoundaryEvent',
  approval: (element) => approvalKindOf(element) !== undefined,
}
