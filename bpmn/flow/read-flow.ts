import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { text } from '../../domain/text.ts'
import { type Element, elementOf, isActivity, listOf, openBpmn } from '../model/open-bpmn.ts'
import { nodeIdOf, readExtension } from './node-extension.ts'
import { readTimer } from './timers.ts'

/** `nodes` and `edges` in the form of `dag_config`, not checked yet; `problems`: what the engine cannot run. */
export type ReadFlow = { name?: string; graph: { nodes: unknown[]; edges: unknown[] }; problems: GraphProblem[] }

/** The graph that a BPMN file draws: its first executable process, or its first one. */
export async function readFlow(xml: string): Promise<ReadFlow> {
  const definitions = await openBpmn(xml)
  const processes = listOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  const executable = processes.filter(({ isExecutable }) => isExecutable === true)
  const [process = processes[0]] = executable
  const elements = listOf(process, 'flowElements')
  const problems = executable.slice(1).map((other) => notRunnable(other))
  if (!process) problems.push({ element_id: definitions.id ?? '', rule: 'process', message: noProcess })
  return {
    ...(process?.name !== undefined && { name: process.name }),
    graph: {
      nodes: elements.flatMap((element) => nodeOf(element) ?? []),
      edges: elements.flatMap((element) => edgeOf(element) ?? []),
    },
    problems: [...problems, ...elements.filter((element) => !isRunnable(element)).map(notRunnable)],
  }
}

const nodeFields: Record<string, Record<string, unknown>> = {
  'bpmn:ServiceTask': { type: 'job' },
  // Paths that part at a gateway with conditions meet when one of them arrives.
  'bpmn:ExclusiveGateway': { type: 'condition', takes: 'first', join: 'one_success' },
  'bpmn:InclusiveGateway': { type: 'condition', takes: 'every', join: 'one_success' },
  'bpmn:ParallelGateway': { type: 'parallel' },
  'bpmn:IntermediateCatchEvent': { type: 'wait' },
  'bpmn:CallActivity': { type: 'flow' },
}

function nodeOf(element: Element): Record<string, unknown> | undefined {
  const fields = nodeFields[element.$type]
  if (!fields || !isRunnable(element)) return undefined
  const timer = element.$type === 'bpmn:IntermediateCatchEvent' && readTimer(element)
  const name = element.name && { name: element.name }
  return { ...fields, id: element.id, ...name, ...timer, ...readExtension(element) }
}

/** What is drawn from the start, or to an end, is no edge: it says where a flow begins and ends, which the graph says itself. */
function edgeOf(element: Element): Record<string, unknown> | undefined {
  if (element.$type !== 'bpmn:SequenceFlow') return undefined
  const from = elementOf(element, 'sourceRef')
  const target = elementOf(element, 'targetRef')
  if (!from || !target || isTerminal(from) || isTerminal(target)) return undefined
  const attached = elementOf(from, 'attachedToRef')
  const condition = elementOf(element, 'conditionExpression')?.body
  const isDefault = from.default === element
  return {
    source: nodeIdOf(attached ?? from),
    target: nodeIdOf(target),
    ...(attached ? { on: 'failure' } : element.on !== undefined && { on: element.on }),
    ...(typeof condition === 'string' && !isDefault && { condition: condition.trim().replace(/^=\s*/, '') }),
    ...(isDefault && { default: true }),
  }
}

const isTerminal = ({ $type }: Element) => $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent'
/** These say something to people, and nothing to an engine. */
const silent = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'])

function isRunnable(element: Element): boolean {
  const { $type } = element
  if (silent.has($type)) return true
  if ($type === 'bpmn:SequenceFlow') return isFeel(elementOf(element, 'conditionExpression'))
  if (isTerminal(element)) return listOf(element, 'eventDefinitions').length === 0
  if ($type === 'bpmn:BoundaryEvent') return catchesFailure(element)
  if ($type === 'bpmn:IntermediateCatchEvent') return readTimer(element) !== undefined
  return $type in nodeFields && element.loopCharacteristics === undefined
}

function catchesFailure(event: Element): boolean {
  const definitions = listOf(event, 'eventDefinitions')
  const host = elementOf(event, 'attachedToRef')
  return (
    host !== undefined &&
    isActivity(host) &&
    definitions.length === 1 &&
    definitions[0]?.$type === 'bpmn:ErrorEventDefinition'
  )
}

function isFeel(expression: Element | undefined): boolean {
  // What is not said to be formal keeps its language among what its kind does not have.
  const unknown = expression?.$attrs as { language?: unknown } | undefined
  const language = expression?.language ?? unknown?.language
  return typeof language !== 'string' || /feel/i.test(language)
}

function notRunnable(element: Element): GraphProblem {
  const kind = element.$type.replace('bpmn:', '')
  const name = element.name ? `${element.name} (${element.id})` : String(element.id)
  return {
    element_id: element.id ?? '',
    rule: 'runnable',
    message: text(
      `“${name}”是 ${kind}，流程里还不能执行它`,
      `"${name}" is a ${kind}, which a flow cannot run as it stands`,
    ),
  }
}

const noProcess = text('文件里没有流程', 'There is no process in the file')
