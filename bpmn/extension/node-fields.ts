import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { Element } from '../model/element.ts'
import type { Create } from '../model/moddle.ts'
import type { NodeKind } from './node-kinds.ts'

type AllFields<T> = T extends unknown ? keyof T : never
type FieldOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never

/** A node as `dag_config` says it; what is left out is as by default. Not checked yet. */
export type NodeFields = { id: string; type: NodeKind } & {
  [K in Exclude<AllFields<FlowNode>, 'id' | 'type' | 'params'>]?: FieldOf<FlowNode, K> | undefined
} & { params?: Record<string, unknown> | undefined }

/** How a field stands in `ops:node`: under which name, and as what. Undefined stands nowhere. */
type Field = {
  property: string
  read: (value: unknown) => unknown
  write: (value: unknown, create: Create) => unknown
}

/** The one place that knows the fields; what each is for says `ops.json`. */
const fields: { [K in keyof NodeFields]?: Field } = {
  join: plain('join'),
  on_failure: plain('onFailure', { usual: 'fail' }),
  job_id: plain('jobId'),
  flow_id: plain('flowId'),
  workflow_id: plain('workflowId'),
  retry_count: plain('retryCount'),
  timeout: plain('timeout'),
  for_each: plain('forEach'),
  concurrency: plain('concurrency'),
  title: plain('title'),
  content: plain('content'),
  instructions: plain('instructions'),
  assignee_ids: words('assigneeIds', Number),
  recipient_ids: words('recipientIds', Number),
  channels: words('channels', String),
  inline: inlineJob('inline'),
  params: entries('params', 'ops:Param'),
  outputs: typedNames('outputs', 'ops:Output'),
}

/** All of `ops:node`: besides fields, what kind of node an element is, and what it is called as one. */
export const nodeProperties = ['kind', 'nodeId', ...Object.values(fields).map(({ property }) => property)]

/** What `ops:node` says of its node. */
export function readFields(node: Element | undefined): Record<string, unknown> {
  if (!node) return {}
  const read = Object.entries(fields).map(([name, field]) => [name, field.read(node[field.property])] as const)
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

/** What `ops:node` has to say of a node, by its own names. */
export function writeFields(node: NodeFields, create: Create): Record<string, unknown> {
  const values: Record<string, unknown> = node
  const written = Object.entries(fields).map(([name, { property, write }]) => {
    const value = values[name]
    return [property, value === undefined ? undefined : write(value, create)] as const
  })
  return Object.fromEntries(written.filter(([, value]) => value !== undefined && value !== ''))
}

/** As it is. `usual`: what it is when nothing is said. */
function plain(property: string, { usual }: { usual?: string } = {}): Field {
  return { property, read: (value) => value, write: (value) => (value === usual ? undefined : value) }
}

/** A list, one after the other with spaces. */
function words(property: string, itemOf: (word: string) => unknown): Field {
  return {
    property,
    read: (value) => (typeof value === 'string' ? wordsOf(value).map(itemOf) : undefined),
    write: (value) => listFrom(value).join(' '),
  }
}

/** Values by their names, each as JSON in an element of its own. */
function entries(property: string, type: string): Field {
  return {
    property,
    read(value) {
      const all = listFrom(value) as Element[]
      return all.length === 0 ? undefined : Object.fromEntries(all.map((one) => [one.name, parsed(one.value)]))
    },
    write(value, create) {
      const all = Object.entries(value as object)
      return all.length === 0 ? undefined : all.map(([name, one]) => create(type, { name, value: JSON.stringify(one) }))
    },
  }
}

/** Types by the names of what has them. */
function typedNames(property: string, type: string): Field {
  return {
    property,
    read(value) {
      const all = listFrom(value) as Element[]
      return all.length === 0 ? undefined : Object.fromEntries(all.map((one) => [one.name, one.type]))
    },
    write(value, create) {
      const all = Object.entries(value as object)
      return all.length === 0 ? undefined : all.map(([name, kind]) => create(type, { name, type: kind }))
    },
  }
}

/** The definition of a job in place: its kind, and its config as JSON. */
function inlineJob(property: string): Field {
  return {
    property,
    read(value) {
      const inline = value as Element | undefined
      return inline && { job_type: inline.jobType, config: parsed(inline.config) }
    },
    write(value, create) {
      const { job_type, config } = value as NonNullable<NodeFields['inline']>
      return create('ops:Inline', { jobType: job_type, config: JSON.stringify(config) })
    },
  }
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function listFrom(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text that is no JSON stays a text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
