import { expect, test } from 'vitest'
import { checkGraph } from './check-graph.ts'

test('what has not the right form is told by its element', () => {
  const { graph, problems } = checkGraph({
    nodes: [
      { id: 'A', type: 'job', job_id: 1, retry_count: -1 },
      { id: 'B', type: 'magic' },
      { id: 'C', type: 'job', job_id: 1, colour: 'red' },
      'D',
    ],
    edges: [{ source: 'A', target: 'C', on: 'sometimes' }],
  })
  expect(graph).toBeUndefined()
  expect(problems.map(({ element_id, rule }) => `${element_id} ${rule}`)).toEqual([
    'A form',
    'B form',
    'C form',
    ' form',
    'A→C form',
  ])
  expect(problems[0]?.message.en).toMatch(/^retry_count: /)
  expect(problems[3]?.message.en).toMatch(/^nodes\.3: /)
})

test('a graph of the right form comes with what it leaves out, and with its own problems', () => {
  const { graph, problems } = checkGraph({ nodes: [{ id: 'A', type: 'job' }], edges: [] })
  expect(graph).toEqual({
    nodes: [{ id: 'A', type: 'job', join: 'all_success', on_failure: 'fail', params: {} }],
    edges: [],
  })
  expect(problems).toMatchObject([{ element_id: 'A', rule: 'node-job' }])
})
