import { expect, test } from 'vitest'
import { flowGraph } from './flow-graph.ts'
import { listPlaceholderProblems } from './placeholder-problems.ts'

const problems = (node: object, source = 'A') =>
  listPlaceholderProblems(
    flowGraph.parse({
      nodes: [
        { id: 'A', type: 'job', job_id: 1 },
        { id: '节点', type: 'parallel' },
        { id: 'side', type: 'parallel' },
      ].concat(node as never),
      edges: [
        { source: 'A', target: '节点' },
        { source: source === 'A' ? '节点' : source, target: 'B' },
      ],
    }),
  ).map(({ element_id, rule, message }) => `${element_id} ${rule}: ${message.en}`)

test('placeholders may ask for parameters, times and the nodes before, however far', () => {
  const title = '{today} {params.x}: {nodes.A.result.rows} {nodes.节点.status} {{nodes.B.result}'
  expect(problems({ id: 'B', type: 'notify', title, content: title })).toEqual([])
  expect(problems({ id: 'B', type: 'job', job_id: 1, params: { a: title, b: { c: [title] } } })).toEqual([])
})

test('a notice may not ask for what comes beside it, for what is not there, or in a way that nobody reads', () => {
  expect(
    problems({ id: 'B', type: 'notify', title: '{nodes.side.result}', content: '{nodes.C.result} {nodes.A}' }),
  ).toEqual([
    'B placeholder-name: The placeholder {nodes.side.result} asks for the node "side", which may not have ended by then: no edges lead from it to here',
    'B placeholder-name: The placeholder {nodes.C.result} asks for "C", and there is no such node',
    'B placeholder: {nodes.A} has to be written {nodes.A.result.field}',
  ])
})

test('neither may a job, in its parameters or in a definition of its own', () => {
  const inline = { job_type: 'http', config: { url: 'http://x.example/{nodes.B.result}', body: { a: ['{today:q}'] } } }
  const params = { a: '{nodes.side.result}', feel: '={nodes: 1}.nodes' }
  expect(problems({ id: 'B', type: 'job', inline, params })).toEqual([
    expect.stringMatching(/^B placeholder-name: The placeholder \{nodes\.side\.result\} /),
    expect.stringMatching(/^B placeholder-name: The placeholder \{nodes\.B\.result\} /),
    expect.stringMatching(/^B placeholder: \{today:q\} /),
  ])
})
