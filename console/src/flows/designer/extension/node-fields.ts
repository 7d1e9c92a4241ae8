import type { FlowNode } from '../../../../../domain/flows/flow-graph.ts'
import { type Element, elementOf, listOf, textOf } from '../canvas/moddle.ts'
import { firstTrueGateway, kindOf, type NodeKind } from './node-kinds.ts'
import { isXmlId, nodeIdOf, opsNodeOf } from './ops-node.ts'
import { readTimer, timerOf } from './timers.ts'

type AllFields<T> = T extends unknown ? keyof T : never
type FieldOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never

/** A node as `dag_config` says it; what is left out is as by default. */
export type NodeFields = { id: string; type: NodeKind } & {
  [K in Exclude<AllFields<FlowNode>, 'id' | 'type' | 'params'>]?: FieldOf<FlowNode, K> | undefined
} & { params?: Record<string, unknown> | undefined }
export type NodeChange = Partial<Omit<NodeFields, 'type'>>

type Create = (type: string, properties?: Record<string, unknown>) => Element

/** Fields that are an attribute of `ops:node`, by its name there. */
const plainFields = {
  join: 'join',
  on_failure: 'onFailure',
  job_id: 'jobId',
  flow_id: 'flowId',
  retry_count: 'retryCount',
  timeout: 'timeout',
  for_each: 'forEach',
  concurrency: 'concurrency',
  instructions: 'instructions',
  title: 'title',
  content: 'content',
  workflow_id: 'workflowId',
} as const satisfies Partial<Record<keyof NodeFields, string>>

/** Lists, written one after the other with spaces. */
const listFields = {
  assignee_ids: 'assigneeIds',
  recipient_ids: 'recipientIds',
  channels: 'channels',
} as const satisfies Partial<Record<keyof NodeFields, string>>

const numberFields = new Set(['job_id', 'flow_id', 'retry_count', 'timeout', 'concurrency', 'workflow_id'])

/** Undefined for what is no node of a flow. */
export function readNode(element: Element): NodeFields | undefined {
  const type = kindOf(element)
  if (!type) return undefined
  const node = opsNodeOf(element)
  const fields: Record<string, unknown> = { id: nodeIdOf(element), type, name: element.name || undefined }
  for (const [field, property] of Object.entries(plainFields)) {
    fields[field] = numberFields.has(field) ? numberOf(node?.get(property)) : node?.get(property)
  }
  for (const [field, property] of Object.entries(listFields)) fields[field] = readList(field, node?.get(property))
  if (type === 'condition') {
    fields.takes = element.$type === firstTrueGateway ? 'first' : undefined
    // Paths that part at a gateway with conditions meet when one of them arrives.
    fields.join ??= 'one_success'
  }
  if (type === 'wait') Object.assign(fields, readTimer(element))
  fields.inline = readInline(elementOf(node, 'inline'))
  fields.params = readParams(listOf(node, 'params'))
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as NodeFields
}

/** What a change is for the file: properties of the element, set at once. The id is changed apart. */
export function propertiesFor(element: Element, change: NodeChange, create: Create): Record<string, unknown> {
  const before = readNode(element)
  if (!before) return {}
  const after = { ...before, ...change }
  const { type } = before
  return {
    ...('name' in change && { name: change.name?.trim() || undefined }),
    ...(type === 'wait' && ('seconds' in change || 'until' in change) && { eventDefinitions: timerOf(after, create) }),
    ...(type !== 'wait' &&
      'for_each' in change && {
        loopCharacteristics: change.for_each && create('bpmn:MultiInstanceLoopCharacteristics'),
      }),
    extensionElements: extensionOf(element, after, create),
  }
}

/** A new node's own part of the file. */
export function newExtension(fields: NodeFields, create: Create): Element {
  return create('bpmn:ExtensionElements', { values: [opsNode(fields, create)] })
}

function extensionOf(element: Element, fields: NodeFields, create: Create): Element {
  const own = opsNodeOf(element)
  const others = listOf(elementOf(element, 'extensionElements'), 'values').filter((value) => value !== own)
  return create('bpmn:ExtensionElements', { values: [...others, opsNode(fields, create)] })
}

function opsNode(fields: NodeFields, create: Create): Element {
  const node = create('ops:Node')
  const set = (property: string, value: unknown): void => {
    if (value !== undefined && value !== '') node.set(property, value)
  }
  if (!isXmlId(fields.id)) set('nodeId', fields.id)
  if (fields.type === 'approval') set('kind', 'approval')
  for (const [field, property] of Object.entries(plainFields)) set(property, fields[field as keyof typeof plainFields])
  for (const [field, property] of Object.entries(listFields)) {
    const list = fields[field as keyof typeof listFields]
    set(property, list && list.length > 0 ? list.join(' ') : undefined)
  }
  if (fields.inline) {
    const { job_type, config } = fields.inline
    set('inline', create('ops:Inline', { jobType: job_type, config: JSON.stringify(config) }))
  }
  const params = Object.entries(fields.params ?? {})
  if (params.length > 0) {
    node.set(
      'params',
      params.map(([name, value]) => create('ops:Param', { name, value: JSON.stringify(value) })),
    )
  }
  return node
}

function readInline(inline: Element | undefined): unknown {
  return inline && { job_type: textOf(inline, 'jobType'), config: parsed(inline.get('config')) }
}

function readParams(params: Element[]): unknown {
  if (params.length === 0) return undefined
  return Object.fromEntries(params.map((param) => [param.get('name'), parsed(param.get('value'))]))
}

function readList(field: string, value: unknown): unknown {
  const items = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,]+/)
  const filled = items.filter((item) => item !== '')
  if (filled.length === 0) return undefined
  return field === 'channels' ? filled : filled.map(Number)
}

function numberOf(value: unknown): number | undefined {
  return value === undefined || value === '' ? undefined : Number(value)
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
