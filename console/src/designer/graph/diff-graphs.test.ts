import { expect, test } from 'vitest'
import { diffGraphs } from './diff-graphs.ts'

const before = {
  nodes: [
    { id: 'A', type: 'job', job_id: 1, params: { a: 1, b: [1, 2] } },
    { id: 'B', type: 'job', job_id: 2 },
    { id: 'C', type: 'wait', seconds: 5 },
  ],
  edges: [
    { source: 'A', target: 'B' },
    { source: 'B', target: 'C', condition: 'B.result > 1' },
  ],
}

test('a graph is the same as itself, whatever the order of its nodes and of their fields', () => {
  const [a, ...rest] = before.nodes
  const turned = { id: 'A', params: { b: [1, 2], a: 1 }, job_id: 1, type: 'job' }
  expect(a && diffGraphs(before, { nodes: [...rest, turned], edges: before.edges.toReversed() })).toEqual([])
})

test('nodes are told by their id, edges by their ends, and a change by its fields', () => {
  const after = {
    nodes: [
      { id: 'A', type: 'job', job_id: 3, params: { a: 1, b: [2, 1] } },
      { id: 'C', type: 'wait', seconds: 5 },
      { id: 'D', type: 'parallel' },
    ],
    edges: [
      { source: 'A', target: 'C' },
      { source: 'B', target: 'C', condition: 'B.result > 2' },
    ],
  }
  expect(diffGraphs(before, after)).toEqual([
    { what: 'node', id: 'B', kind: 'removed', fields: [] },
    { what: 'node', id: 'A', kind: 'changed', fields: ['job_id', 'params'] },
    { what: 'node', id: 'D', kind: 'added', fields: [] },
    { what: 'edge', id: 'A→B', kind: 'removed', fields: [] },
    { what: 'edge', id: 'A→C', kind: 'added', fields: [] },
    { what: 'edge', id: 'B→C', kind: 'changed', fields: ['condition'] },
  ])
})
