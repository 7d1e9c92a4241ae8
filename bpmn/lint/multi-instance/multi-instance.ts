import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../../domain/text.ts'
import { opsNodeOf } from '../../extension/ops-node.ts'
import { type Element, elementOf } from '../../model/element.ts'
import type { DrawnProcess, ProcessKind } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** What is done for each of a list says the list in `forEach`; loops, and the list in another way, are not run. */
export function multiInstance({ kind, elements }: DrawnProcess): GraphProblem[] {
  return elements.flatMap((element) => {
    const loop = elementOf(element, 'loopCharacteristics')
    const message = loop && faultOf(kind, element, loop)
    return message ? [problemAt(element, 'multi-instance', message)] : []
  })
}

const unread = [
  ...['loopCardinality', 'loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem'],
  ...['completionCondition', 'complexBehaviorDefinition', 'oneBehaviorEventRef', 'noneBehaviorEventRef'],
]

function faultOf(kind: ProcessKind, element: Element, loop: Element): ((name: string) => Text) | undefined {
  const { forEach, concurrency } = opsNodeOf(element) ?? { $type: '' }
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return noLoop
  if (!repeatable[kind].types.includes(element.$type)) return repeatable[kind].notOfThis
  const isMore = unread.some((property) => loop[property] !== undefined && !isEmpty(loop[property]))
  if (forEach === undefined || isMore) return noList
  if (kind === 'approval' && loop.isSequential === true) return sideBySide
  if (concurrency === undefined) return undefined
  return (loop.isSequential === true) === (concurrency === 1) ? undefined : otherOrder
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

const noLoop = (name: string) =>
  text(`“${name}”是循环标记，不能执行`, `"${name}" has the marker of a loop, which is not run`)
const repeatable: Record<ProcessKind, { types: string[]; notOfThis: (name: string) => Text }> = {
  flow: {
    types: ['bpmn:ServiceTask', 'bpmn:CallActivity'],
    notOfThis: (name) =>
      text(
        `“${name}”不能对列表逐项执行，只有服务任务和调用活动可以`,
        `"${name}" cannot be done for each of a list: only a service task or a call activity can`,
      ),
  },
  approval: {
    types: ['bpmn:SubProcess', 'bpmn:CallActivity'],
    notOfThis: (name) =>
      text(
        `“${name}”不能对列表逐项执行，只有子流程和调用活动可以；多人审批请在节点里设置`,
        `"${name}" cannot be done for each of a list: only a sub-process or a call activity can; several people decide by the node's own settings`,
      ),
  },
}
const sideBySide = (name: string) =>
  text(
    `“${name}”的多实例是顺序的，审批对列表的每一项同时进行`,
    `"${name}" is done one after the other, and an approval does all items of a list side by side`,
  )
const noList = (name: string) =>
  text(
    `“${name}”的多实例须只用扩展里的 forEach（FEEL）给出列表`,
    `"${name}" is done several times: give the list in FEEL, by forEach of its extension, and in no other way`,
  )
const otherOrder = (name: string) =>
  text(
    `“${name}”的多实例标记与扩展里的 concurrency 不符：顺序执行即为 1`,
    `"${name}" has a marker that differs from concurrency in its extension: sequential is 1`,
  )
