import { expect, test } from 'vitest'
import { edgeEvents, type FlowGraph, flowGraph, joins } from '../../domain/flows/flow-graph.ts'
import { listGraphProblems } from '../../domain/flows/graph-rules.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import { readFlow } from './read-flow.ts'
import { writeFlow } from './write-flow.ts'

const byId = ({ nodes, edges }: FlowGraph) => ({
  nodes: nodes.toSorted((a, b) => a.id.localeCompare(b.id)),
  edges: edges.toSorted((a, b) => `${a.source} ${a.target}`.localeCompare(`${b.source} ${b.target}`)),
})

async function again(graph: FlowGraph): Promise<FlowGraph> {
  const { graph: read, problems } = await readFlow(await writeFlow(graph))
  expect(problems).toEqual([])
  return flowGraph.parse(read)
}

const lines = 'Grüße <an> "alle" & \'jeden\'\n\t{params.day} 你好 ]]> 🚀\r\nend'
const config = { url: 'http://x.example/?a=<&>"\'' }

function randomGraph(seed: number): FlowGraph {
  const random = createRandom(seed)
  const roll = (sides: number) => Math.floor(random() * sides)
  const maybe = <T>(value: T) => (roll(2) ? value : undefined)
  const ids = Array.from({ length: 1 + roll(8) }, (_, index) => (roll(2) ? `节点_${index}` : `node-${index}`))
  const params = () => (roll(2) ? { day: '=params.day', n: roll(5), text: lines, deep: { list: [1, null] } } : {})
  const outputs = () => maybe({ total: 'number', 日期: 'date' })
  const fanOut = () => ({ for_each: maybe('for a in [1, 2] return a < 3'), concurrency: maybe(1 + roll(3)) })
  const people = () => Array.from({ length: roll(3) }, () => 1 + roll(99))
  const timeout = () => maybe(1 + roll(9999))
  const kinds = [
    () => ({ type: 'job', job_id: 1 + roll(9), params: params(), outputs: outputs(), timeout: timeout(), ...fanOut() }),
    () => ({ type: 'job', inline: { job_type: 'http', config }, retry_count: roll(3), ...fanOut() }),
    () => ({ type: 'condition', takes: roll(2) ? 'first' : 'every' }),
    () => ({ type: 'parallel' }),
    () => ({ type: 'wait', ...(roll(2) ? { seconds: 1 + roll(9999) } : { until: '2027-01-01T09:00:00+08:00' }) }),
    () => ({
      type: 'flow',
      flow_id: 1 + roll(9),
      params: params(),
      outputs: outputs(),
      timeout: timeout(),
      ...fanOut(),
    }),
    () => ({ type: 'manual', instructions: maybe(lines), assignee_ids: people(), timeout: timeout() }),
    () => ({
      ...{ type: 'notify', title: lines.slice(0, 20), content: maybe(lines), recipient_ids: people() },
      channels: [['in_app'], ['email'], ['email', 'in_app']][roll(3)],
    }),
    () => ({ type: 'approval', workflow_id: 1 + roll(9), title: maybe(lines), params: params(), timeout: timeout() }),
  ]
  const conditions = (source: string) => [
    `${source}.result > ${roll(100)} and "<a>" != "b"`,
    `${source}.error_code = "timeout"`,
    `${source}.error_code != "timeout"`,
  ]
  return flowGraph.parse({
    nodes: ids.map((id) => ({
      ...{ id, join: joins[roll(joins.length)], on_failure: roll(2) ? 'continue' : 'fail' },
      ...(roll(2) && { name: `名 ${id}` }),
      ...kinds[roll(kinds.length)]?.(),
    })),
    edges: ids.flatMap((target, index) =>
      ids
        .slice(0, index)
        .filter(() => roll(3) === 0)
        .map((source) => ({
          ...{ source, target, on: edgeEvents[roll(3)] },
          ...(roll(2) === 0 && { condition: conditions(source)[roll(3)] }),
        })),
    ),
  })
}

test('a graph that is drawn and read again is the same (240 graphs)', async () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 240; seed++) {
    const graph = randomGraph(seed)
    expect(byId(await again(graph)), `seed ${seed}`).toEqual(byId(graph))
    for (const node of graph.nodes) for (const field of Object.keys(node)) seen.add(`${node.type}.${field}`)
  }
  const fields = flowGraph.shape.nodes.element.options.flatMap(({ shape }) =>
    Object.keys(shape).map((field) => `${shape.type.value}.${field}`),
  )
  expect(fields.filter((field) => !seen.has(field))).toEqual([])
})

test('a default and the edges beside it stay in their order', async () => {
  const graph = flowGraph.parse({
    nodes: [
      { id: 'gate', type: 'condition', takes: 'first' },
      ...['A', 'B', 'C'].map((id) => ({ id, type: 'job', job_id: 1 })),
    ],
    edges: [
      { source: 'gate', target: 'B', condition: 'params.n > 1' },
      { source: 'gate', target: 'A', condition: 'params.n > 0' },
      { source: 'gate', target: 'C', default: true },
    ],
  })
  expect((await again(graph)).edges).toEqual(graph.edges)
})

test('time that runs out is drawn as a timer, and any other error beside it', async () => {
  const nodes = ['A', 'late', 'broken'].map((id) => ({ id, type: 'job', job_id: 1, timeout: 90 }))
  const edge = (target: string, condition?: string) => ({ source: 'A', target, on: 'failure', condition })
  const graph = flowGraph.parse({
    nodes,
    edges: [edge('late', 'A.error_code = "timeout"'), edge('broken', 'A.error_code != "timeout"')],
  })
  const xml = await writeFlow(graph)
  expect(xml).toMatch(/<bpmn:boundaryEvent id="A_late" attachedToRef="A">[\s\S]*PT90S/)
  expect(xml).toContain('<bpmn:boundaryEvent id="A_failed" attachedToRef="A">')
  expect(xml).not.toContain('error_code')
  expect(await again(graph)).toEqual(graph)
})

test('what is done for each of a list has the marker of BPMN', async () => {
  const node = (id: string, fields: object) => ({ id, type: 'flow', flow_id: 1, for_each: '[1, 2]', ...fields })
  const graph = flowGraph.parse({
    nodes: [node('all', {}), node('three', { concurrency: 3 }), node('one', { concurrency: 1 })],
  })
  const markers = (await writeFlow(graph)).match(/<bpmn:multiInstanceLoopCharacteristics.*>/g)
  expect(markers?.map((marker) => marker.includes('isSequential="true"'))).toEqual([false, false, true])
})

test('what is drawn has no problem beyond those of the graph', async () => {
  const graph = randomGraph(3)
  expect(listGraphProblems(await again(graph))).toEqual(listGraphProblems(graph))
})
