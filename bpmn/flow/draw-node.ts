import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { Element } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'
import type { Timer } from './read-timer.ts'
import { writeExtension } from './write-extension.ts'

export function drawNode(node: FlowNode, id: string): Element {
  const timer = node.type === 'wait' && timerOf(node)
  return createElement(typeOf(node), {
    ...{ id, name: node.name, extensionElements: writeExtension(node, id) },
    ...(timer && { eventDefinitions: [drawTimer(timer)] }),
    ...('for_each' in node && node.for_each !== undefined && { loopCharacteristics: loopOf(node) }),
  })
}

export function drawTimer(timer: Timer): Element {
  const [property, body] = 'seconds' in timer ? ['timeDuration', `PT${timer.seconds}S`] : ['timeDate', timer.until]
  return createElement('bpmn:TimerEventDefinition', { [property]: createElement('bpmn:FormalExpression', { body }) })
}

function timerOf({ seconds, until }: Extract<FlowNode, { type: 'wait' }>): Timer | undefined {
  return seconds === undefined ? (until === undefined ? undefined : { until }) : { seconds }
}

/** Only the marker: what it goes over is FEEL, and stands in the extension. */
function loopOf({ concurrency }: { concurrency?: number | undefined }): Element {
  return createElement('bpmn:MultiInstanceLoopCharacteristics', { isSequential: concurrency === 1 })
}

function typeOf(node: FlowNode): string {
  if (node.type === 'condition') return node.takes === 'first' ? 'bpmn:ExclusiveGateway' : 'bpmn:InclusiveGateway'
  return elementTypes[node.type]
}

const elementTypes = {
  job: 'bpmn:ServiceTask',
  parallel: 'bpmn:ParallelGateway',
  wait: 'bpmn:IntermediateCatchEvent',
  flow: 'bpmn:CallActivity',
  manual: 'bpmn:UserTask',
  notify: 'bpmn:SendTask',
  approval: 'bpmn:UserTask',
}
