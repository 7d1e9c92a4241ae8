import { expect, test } from 'vitest'
import { circleProblems } from './circle-rules.ts'
import { workflowEdge, workflowNode } from './workflow-graph.ts'

const configs: Record<string, object> = { wait: { seconds: 1 }, service: { type: 'webhook' }, subprocess: {} }
const graphOf = (types: Record<string, string>, ways: string[]) => ({
  nodes: Object.entries(types).map(([id, type]) => workflowNode.parse({ id, type, config: configs[type] })),
  edges: ways.map((way) => {
    const [source, target] = way.split('→')
    return workflowEdge.parse({ source, target })
  }),
})
const found = (types: Record<string, string>, ways: string[]) =>
  circleProblems(graphOf(types, ways)).map(({ element_id, message }) => `${element_id}: ${message.en.split(': ')[1]}`)

test('a circle of gateways and copies never ends, and is told once', () => {
  const types = { G: 'condition', C: 'cc', P: 'parallel', A: 'approval' }
  expect(found(types, ['A→G', 'G→C', 'C→P', 'P→G', 'P→A'])).toEqual(['G: G → C → P → G'])
  expect(found({ C: 'cc' }, ['C→C'])).toEqual(['C: C → C'])
  const two = { G: 'condition', C: 'cc', H: 'condition', D: 'cc' }
  expect(found(two, ['G→C', 'C→G', 'H→D', 'D→H'])).toEqual(['G: G → C → G', 'H: H → D → H'])
})

test.each(['approval', 'wait', 'service', 'subprocess'])('a circle with a node of kind %s may be', (type) => {
  expect(found({ G: 'condition', X: type }, ['G→X', 'X→G'])).toEqual([])
})
