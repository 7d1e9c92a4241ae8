import { expect, test } from 'vitest'
import type { Element } from '../model/element.ts'
import { nodeIdOf } from './ops-node.ts'
import { endsOf } from './read-edge.ts'

const task = (id: string, nodeId?: string): Element => ({
  $type: 'bpmn:ServiceTask',
  id,
  ...(nodeId !== undefined && { extensionElements: { values: [{ $type: 'ops:Node', nodeId }] } }),
})

test('an element draws the node of its id, or the one that its extension keeps', () => {
  expect(nodeIdOf(task('A'))).toBe('A')
  expect(nodeIdOf(task('Node_1', '对账'))).toBe('对账')
})

test('a flow from the event at a border leaves the node that it is attached to', () => {
  const event: Element = { $type: 'bpmn:BoundaryEvent', id: 'A_failed', attachedToRef: task('Node_1', '对账') }
  const flow: Element = { $type: 'bpmn:SequenceFlow', id: 'Edge', sourceRef: event, targetRef: task('B') }
  expect(endsOf(flow)).toEqual({ source: '对账', target: 'B' })
})
