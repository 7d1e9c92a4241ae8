import { describe, expect, test } from 'vitest'
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

function randomGraph(seed: number): FlowGraph {
  const random = createRandom(seed)
  const roll = (sides: number) => Math.floor(random() * sides)
  const ids = Array.from({ length: 1 + roll(8) }, (_, index) => `节点_${index}`)
  const kinds = [
    () => ({
      type: 'job',
      job_id: 1 + roll(9),
      params: roll(2) ? { day: '=params.day', n: roll(5), deep: { list: [1, null] } } : {},
    }),
    () => ({
      type: 'job',
      inline: { job_type: 'http', config: { url: 'http://x.example/?a=<&>"\'' } },
      retry_count: roll(3),
    }),
    () => ({ type: 'condition', takes: roll(2) ? 'first' : 'every' }),
    () => ({ type: 'parallel' }),
    () => ({ type: 'wait', ...(roll(2) ? { seconds: 1 + roll(9999) } : { until: '2027-01-01T09:00:00+08:00' }) }),
    () => ({ type: 'flow', flow_id: 1 + roll(9), params: { day: '=params.day' } }),
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
          ...(roll(3) === 0 && { condition: `${source}.result > ${roll(100)} and "<a>" != "b"` }),
        })),
    ),
  })
}

test('a graph that is drawn and read again is the same (120 graphs)', async () => {
  for (let seed = 1; seed <= 120; seed++) {
    const graph = randomGraph(seed)
    expect(byId(await again(graph)), `seed ${seed}`).toEqual(byId(graph))
  }
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

test('a graph of 1,000 nodes has a place for each of them', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `N${index}`)
  const edges = ids.slice(10).map((target, index) => ({ source: ids[index], target }))
  const graph = flowGraph.parse({ nodes: ids.map((id) => ({ id, type: 'job', job_id: 1 })), edges })
  const xml = await writeFlow(graph)
  expect(xml.match(/<bpmndi:BPMNShape /g)).toHaveLength(1002)
  expect(xml.match(/<bpmndi:BPMNEdge /g)?.length).toBe(edges.length + 20)
})

const file = (content: string, attributes = 'isExecutable="true"') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ops="urn:ops-platform:bpmn:1" id="D" targetNamespace="t">
  <process id="P" ${attributes}>${content}</process>
</definitions>`

describe('a file', () => {
  test('of another tool is read as far as it can be run; the rest is named', async () => {
    const { graph, problems } = await readFlow(
      file(`
        <startEvent id="s"/>
        <serviceTask id="load" name="载入"><extensionElements><ops:node jobId="7"/></extensionElements></serviceTask>
        <exclusiveGateway id="big" default="no"/>
        <userTask id="ask" name="Müller fragt"/>
        <serviceTask id="done"/>
        <subProcess id="sub"/>
        <boundaryEvent id="late" attachedToRef="load"><timerEventDefinition/></boundaryEvent>
        <boundaryEvent id="broken" attachedToRef="load"><errorEventDefinition/></boundaryEvent>
        <endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="s" targetRef="load"/>
        <sequenceFlow id="f2" sourceRef="load" targetRef="big"/>
        <sequenceFlow id="yes" sourceRef="big" targetRef="ask"><conditionExpression>= load.result &gt; 100</conditionExpression></sequenceFlow>
        <sequenceFlow id="no" sourceRef="big" targetRef="done"/>
        <sequenceFlow id="f3" sourceRef="broken" targetRef="done"/>
        <sequenceFlow id="f4" sourceRef="done" targetRef="e"/>
        <sequenceFlow id="js" sourceRef="load" targetRef="done"><conditionExpression language="JavaScript">1</conditionExpression></sequenceFlow>`),
    )
    expect(graph).toMatchObject({
      nodes: [
        { id: 'load', type: 'job', name: '载入', job_id: 7 },
        { id: 'big', type: 'condition', takes: 'first', join: 'one_success' },
        { id: 'done', type: 'job' },
      ],
      edges: [
        { source: 'load', target: 'big' },
        { source: 'big', target: 'ask', condition: 'load.result > 100' },
        { source: 'big', target: 'done', default: true },
        { source: 'load', target: 'done', on: 'failure' },
        { source: 'load', target: 'done' },
      ],
    })
    expect(problems.map(({ element_id, message }) => `${element_id}: ${message.en}`)).toEqual([
      'ask: "Müller fragt (ask)" is a UserTask, which a flow cannot run as it stands',
      'sub: "sub" is a SubProcess, which a flow cannot run as it stands',
      'late: "late" is a BoundaryEvent, which a flow cannot run as it stands',
      'js: "js" is a SequenceFlow, which a flow cannot run as it stands',
    ])
  })

  test.each([
    ['<timeDuration>PT1H30M</timeDuration>', { seconds: 5400 }],
    ['<timeDuration>P1W2DT3S</timeDuration>', { seconds: 9 * 86_400 + 3 }],
    ['<timeDate>2027-01-01T09:00:00+08:00</timeDate>', { until: '2027-01-01T09:00:00+08:00' }],
  ])('waits by a timer: %s', async (timer, expected) => {
    const event = `<intermediateCatchEvent id="w"><timerEventDefinition>${timer}</timerEventDefinition></intermediateCatchEvent>`
    expect(await readFlow(file(event))).toMatchObject({
      graph: { nodes: [{ id: 'w', type: 'wait', ...expected }] },
      problems: [],
    })
  })

  test.each([
    '<timerEventDefinition><timeDuration>P1M</timeDuration></timerEventDefinition>',
    '<timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition>',
    '<timerEventDefinition><timeDate>soon</timeDate></timerEventDefinition>',
    '<timerEventDefinition><timeCycle>R3/PT10S</timeCycle></timerEventDefinition>',
    '<timerEventDefinition/>',
    '<messageEventDefinition/>',
    '',
  ])('does not wait by %j', async (definition) => {
    const event = `<intermediateCatchEvent id="w">${definition}</intermediateCatchEvent>`
    expect(await readFlow(file(event))).toMatchObject({
      graph: { nodes: [] },
      problems: [{ element_id: 'w', rule: 'runnable' }],
    })
  })

  test.each([
    ['no XML', 'hello'],
    ['another XML', '<html/>'],
    ['a flow that ends nowhere', file('<sequenceFlow id="f" sourceRef="a" targetRef="b"/>')],
    ['an id twice', file('<task id="a"/><task id="a"/>')],
  ])('that is %s is refused with the reason', async (_what, xml) => {
    await expect(readFlow(xml)).rejects.toMatchObject({ code: 'validation' })
  })

  test('with entities is not expanded', async () => {
    const xml = `<!DOCTYPE d [<!ENTITY a "aaaa">]>${file('<serviceTask id="t" name="&a;"/>').replace(/^.*\n/, '')}`
    const read = await readFlow(xml).catch((error: unknown) => error)
    expect(JSON.stringify(read)).not.toContain('aaaa')
  })

  test('without a process says so', async () => {
    const xml = file('').replace(/<process.*process>/, '')
    expect((await readFlow(xml)).problems).toMatchObject([{ rule: 'process' }])
  })
})

test('what is drawn has no problem beyond those of the graph', async () => {
  const graph = randomGraph(3)
  expect(listGraphProblems(await again(graph))).toEqual(listGraphProblems(graph))
})
