import { expect, test } from 'vitest'
import { flowGraph } from './flow-graph.ts'
import { listGraphProblems } from './graph-rules.ts'

const problems = (...ids: string[]) =>
  listGraphProblems(flowGraph.parse({ nodes: ids.map((id) => ({ id, type: 'job', job_id: 1 })) })).map(
    ({ element_id, rule }) => `${element_id} ${rule}`,
  )

test.each(['params', 'item', 'index', 'nodes', 'and', 'true', 'count'])('no node is called %s', (id) => {
  expect(problems('A', id)).toEqual([`${id} reserved-name`])
})

test('names that only look like others are those of nodes', () => {
  expect(problems('Params', 'items', 'index_1', 'count-rows', 'andre', 'ifs')).toEqual([])
})

test('two nodes do not have the same name in two ways of writing it', () => {
  // The second is of full width.
  expect(problems('A1', 'Ａ1', 'B')).toEqual(['Ａ1 reserved-name'])
})
