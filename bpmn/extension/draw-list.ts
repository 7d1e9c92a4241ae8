import { changedElement, type Element, elementOf } from '../model/element.ts'
import type { Create } from '../model/moddle.ts'
import type { NodeFields } from './node-fields.ts'

type ListFields = Pick<NodeFields, 'for_each' | 'concurrency'>

/** The marker of what is done for each of a list. Only that: what it goes over is FEEL, and stands in the extension. */
export function drawList({ for_each, concurrency }: ListFields, create: Create, task?: Element): Element | undefined {
  if (for_each === undefined) return undefined
  const known = elementOf(task, 'loopCharacteristics')
  const isSequential = concurrency === 1
  if (known?.$type !== marker) return create(marker, { isSequential })
  return isDoneInOrder(task) === isSequential ? known : changedElement(known, { isSequential }, create)
}

const marker = 'bpmn:MultiInstanceLoopCharacteristics'

export function isDoneInOrder(task: Element | undefined): boolean {
  return elementOf(task, 'loopCharacteristics')?.isSequential === true
}
