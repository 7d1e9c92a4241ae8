import { expect, test } from 'vitest'
import { flowGraph } from './flow-graph.ts'
import { listGraphProblems } from './graph-rules.ts'

const job = (id: string, fields: Record<string, unknown> = {}) => ({ id, type: 'job', job_id: 1, ...fields })
const ways = (...edges: string[]) => edges.map((edge) => ({ source: edge.split('→')[0], target: edge.split('→')[1] }))
const problems = (nodes: unknown[], edges: unknown[] = []) =>
  listGraphProblems(flowGraph.parse({ nodes, edges })).map(({ element_id, rule }) => `${element_id} ${rule}`)

test('a graph of several roots, with a node that nothing leads to, has none', () => {
  const nodes = ['A', 'B', 'C', 'D', 'alone'].map((id) => job(id))
  expect(problems(nodes, ways('A→C', 'B→C', 'C→D', 'A→D'))).toEqual([])
})

test('each circle is told once, with the way that it takes', () => {
  const nodes = ['A', 'B', 'C', 'D', 'E'].map((id) => job(id))
  const graph = flowGraph.parse({ nodes, edges: ways('A→B', 'B→C', 'C→B', 'D→D', 'C→E') })
  expect(listGraphProblems(graph)).toMatchObject([
    { element_id: 'B', rule: 'acyclic', message: { en: 'The flow goes in a circle: B → C → B' } },
    { element_id: 'D', rule: 'acyclic', message: { en: 'The flow goes in a circle: D → D' } },
  ])
})

test('a long circle is told in short', () => {
  const ids = Array.from({ length: 20 }, (_, index) => `N${index}`)
  const edges = ids.map((id, index) => ({ source: id, target: ids[(index + 1) % ids.length] }))
  const [problem] = listGraphProblems(flowGraph.parse({ nodes: ids.map((id) => job(id)), edges }))
  expect(problem?.message.en).toBe('The flow goes in a circle: N0 → N1 → N2 → N3 → N4 → N5 → N6 → … → N0')
})

test('5,000 nodes in a row are looked at without a deep stack', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `N${index}`)
  const edges = ids.slice(1).map((id, index) => ({ source: ids[index], target: id }))
  expect(
    problems(
      ids.map((id) => job(id)),
      edges,
    ),
  ).toEqual([])
})

test('ids that are there twice, edges that are drawn twice or end nowhere', () => {
  expect(problems([job('A'), job('A'), job('B')], ways('A→B', 'A→B', 'B→X'))).toEqual([
    'A unique-node',
    'B→X edge-ends',
    'A→B unique-edge',
  ])
})

test('a default is the only one of its node, follows its success and has no condition', () => {
  const nodes = ['A', 'B', 'C', 'D', 'E'].map((id) => job(id))
  const edge = (source: string, target: string, fields = {}) => ({ source, target, default: true, ...fields })
  expect(
    problems(nodes, [edge('A', 'B'), edge('B', 'C', { condition: 'true' }), edge('C', 'D', { on: 'failure' })]),
  ).toEqual(['B→C default-edge', 'C→D default-edge'])
  expect(problems(nodes, [edge('A', 'B'), edge('A', 'C'), edge('B', 'C')])).toEqual([
    'A→B default-edge',
    'A→C default-edge',
  ])
})

test('a node does one thing', () => {
  const inline = { job_type: 'http', config: { url: 'http://example.com/' } }
  const nodes = [
    { id: 'none', type: 'job' },
    { id: 'both', type: 'job', job_id: 1, inline },
    { id: 'one', type: 'job', inline },
    { id: 'gate', type: 'parallel' },
    { id: 'for ever', type: 'wait' },
    { id: 'while', type: 'wait', seconds: 60 },
    { id: 'when', type: 'wait', until: '2027-01-01T09:00:00+08:00' },
    { id: 'twice', type: 'wait', seconds: 60, until: '2027-01-01T09:00:00+08:00' },
  ].map((node) => ({ ...node, id: node.id.replace(' ', '_') }))
  expect(problems(nodes)).toEqual(['none node-job', 'both node-job', 'for_ever node-wait', 'twice node-wait'])
})
