import { describe, expect, test } from 'vitest'
import { flowGraph } from '../../domain/flows/flow-graph.ts'
import { readFlow } from './read-flow.ts'
import { writeFlow } from './write-flow.ts'

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
        { id: 'ask', type: 'manual', name: 'Müller fragt' },
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
      'sub: "sub" is a SubProcess, which a flow cannot run',
      expect.stringMatching(/^late: The timer of "late" is not understood: /),
      'js: The condition of the flow "js" has to be FEEL',
      'sub: No way leads from a start event to "sub"',
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
      problems: [{ element_id: 'w', rule: expect.stringMatching(/^(timer-understood|event-kind)$/) }],
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
    expect((await readFlow(xml)).problems).toMatchObject([{ rule: 'one-process' }])
  })
})
