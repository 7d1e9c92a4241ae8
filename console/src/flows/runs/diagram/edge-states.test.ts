import { expect, test } from 'vitest'
import { flowGraph } from '../../../../../domain/flows/flow-graph.ts'
import type { NodeStatus } from '../../../../../domain/flows/node-status.ts'
import { edgeStates } from './edge-states.ts'

const nodes = ['A', 'B', 'C', 'D'].map((id) => ({ id, type: 'parallel' }))
const is = (status: NodeStatus, skip_reason: string | null = null) => ({ status, skip_reason })

test('after a failure its failure edge is taken, and the others are dead', () => {
  const graph = flowGraph.parse({
    nodes,
    edges: [
      { source: 'A', target: 'B' },
      { source: 'A', target: 'C', on: 'failure' },
      { source: 'A', target: 'D', on: 'always' },
    ],
  })
  const states = new Map([
    ['A', is('failed')],
    ['B', is('skipped', 'upstream_failed')],
    ['C', is('running')],
    ['D', is('waiting')],
  ])
  expect(Object.fromEntries(edgeStates(graph, states))).toEqual({ 'A→B': 'dead', 'A→C': 'taken', 'A→D': 'taken' })
})

test('what a condition came to is told by the node behind it', () => {
  const graph = flowGraph.parse({
    nodes,
    edges: [
      { source: 'A', target: 'B', condition: 'A.result > 1' },
      { source: 'A', target: 'C', default: true },
      { source: 'A', target: 'D', condition: 'A.result > 2' },
    ],
  })
  const states = new Map([
    ['A', is('success')],
    ['B', is('success')],
    ['C', is('skipped', 'not_taken')],
    ['D', is('waiting')],
  ])
  expect(Object.fromEntries(edgeStates(graph, states))).toEqual({ 'A→B': 'taken', 'A→C': 'dead' })
})

test('before its source has ended nothing is told of an edge', () => {
  const graph = flowGraph.parse({ nodes, edges: [{ source: 'A', target: 'B' }] })
  expect(edgeStates(graph, new Map([['A', is('running')]])).size).toBe(0)
})
