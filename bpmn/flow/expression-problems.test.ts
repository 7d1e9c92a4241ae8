import { expect, test } from 'vitest'
import { flowGraph } from '../../domain/flows/flow-graph.ts'
import { listExpressionProblems } from './expression-problems.ts'

const job = (id: string, params: Record<string, unknown> = {}) => ({ id, type: 'job', job_id: 1, params })
const problems = (nodes: unknown[], edges: unknown[]) =>
  listExpressionProblems(flowGraph.parse({ nodes, edges })).map(
    ({ element_id, rule, message }) => `${element_id} ${rule}: ${message.en}`,
  )

test('a condition may ask for its source, for what leads to it, and for the parameters of the run', () => {
  const nodes = ['A', 'B', 'C'].map((id) => job(id))
  const edges = [
    { source: 'A', target: 'B', condition: 'A.result > params.limit' },
    { source: 'B', target: 'C', condition: 'A.status = "success" and count(B.result) > 0' },
  ]
  expect(problems(nodes, edges)).toEqual([])
})

test('a condition may not ask for what may come later, for what is not there, or for what nobody can read', () => {
  const nodes = ['A', 'B', 'C', 'side'].map((id) => job(id))
  const edges = [
    { source: 'A', target: 'B', condition: 'B.result > 1' },
    { source: 'B', target: 'C', condition: 'side.result > 1 and D.result' },
    { source: 'A', target: 'C', condition: 'A.result >' },
  ]
  expect(problems(nodes, edges)).toEqual([
    'A→B expression-name: The condition asks for the node "B", which may not have ended by then: no edges lead from it to here',
    'B→C expression-name: The condition asks for the node "side", which may not have ended by then: no edges lead from it to here',
    'B→C expression-name: The condition asks for "D", and there is no such node; there are the nodes before it, and params',
    'A→C expression: The condition is no readable FEEL expression: A.result >',
  ])
})

test('a parameter that begins with = is an expression over the nodes before; any other text is itself', () => {
  const nodes = [
    job('A'),
    job('B', { n: '=A.result.rows + 1', same: '=B.result', plain: 'B >', count: 3 }),
    job('C', { x: '=A.' }),
  ]
  expect(problems(nodes, [{ source: 'A', target: 'B' }])).toEqual([
    'B expression-name: The parameter "same" asks for the node "B", which may not have ended by then: no edges lead from it to here',
    'C expression: The parameter "x" is no readable FEEL expression: A.',
  ])
})

test('the list that a node is done for may ask for what stands before it; then its parameters know item and index', () => {
  const params = { row: '=item.id', n: '=index + count(A.result)' }
  const edges = [{ source: 'A', target: 'B' }]
  expect(problems([job('A'), { ...job('B', params), for_each: 'A.result[item.n > params.least]' }], edges)).toEqual([])
  expect(problems([job('A'), job('B', params)], edges)).toEqual([
    'B expression-name: The parameter "row" asks for "item", and there is no such node; there are the nodes before it, and params',
    'B expression-name: The parameter "n" asks for "index", and there is no such node; there are the nodes before it, and params',
  ])
})

test('the list may not ask for itself, for what comes later, or be no FEEL', () => {
  const each = (for_each: string) => problems([job('A'), { ...job('B'), for_each }], [{ source: 'B', target: 'A' }])
  expect(each('for a in A.result return a')).toEqual([
    'B expression-name: The list asks for the node "A", which may not have ended by then: no edges lead from it to here',
  ])
  expect(each('B.result')).toHaveLength(1)
  expect(each('item')).toHaveLength(1)
  expect(each('[1, 2')).toEqual(['B expression: The list is no readable FEEL expression: [1, 2'])
})

test('a condition may ask why its source failed', () => {
  const edges = [{ source: 'A', target: 'B', on: 'failure', condition: 'A.error_code = "timeout"' }]
  expect(problems([job('A'), job('B')], edges)).toEqual([])
})

test('what a node declares of its result is relied upon: other names, kinds that never meet and conditions of another kind are refused', () => {
  const typed = { ...job('A'), outputs: { total: 'number', day: 'date' } }
  const condition = (words: string) =>
    problems([typed, job('B')], [{ source: 'A', target: 'B', condition: words }]).map((one) => one.slice(4))
  expect(condition('A.result.total > 100 and A.result.day < "2026-12-01"')).toEqual([])
  expect(condition('A.result.totl > 100')).toEqual([
    'expression-type: The condition: "A.result" has no "totl", only total, day',
  ])
  expect(condition('A.result.total > "100"')).toEqual([
    'expression-type: The condition: "A.result.total > "100"" compares a number with a text',
  ])
  expect(condition('A.result.total')).toEqual([
    'expression-type: The condition comes to a number and has to be true or false',
  ])
})

test('every node has a result, a status and a code of its error, and nothing else', () => {
  const edges = [{ source: 'A', target: 'B', condition: 'A.statu = "success"' }]
  expect(problems([job('A'), job('B')], edges)).toEqual([
    'A→B expression-type: The condition: "A" has no "statu", only result, status, error_code',
  ])
})

test('a list is asked of what is one; a node that is done for each has one', () => {
  const listed = { ...job('A'), for_each: '[1, 2]', outputs: { total: 'number' } }
  const each = (for_each: string) =>
    problems([listed, { ...job('B'), for_each }], [{ source: 'A', target: 'B' }]).map((one) => one.slice(2))
  expect(each('A.result')).toEqual([])
  expect(each('A.status')).toEqual(['expression-type: The list comes to a text and has to be a list'])
})
