import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { Element } from '../model/element.ts'
import type { Create } from '../model/moddle.ts'
import {
  asJson,
  type FieldForm,
  json,
  named,
  nested,
  plain,
  propertiesOf,
  readForms,
  words,
  writeForms,
} from './field-forms.ts'
import type { NodeKind } from './node-kinds.ts'

type AllFields<T> = T extends unknown ? keyof T : never
type FieldOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never

/** A node as `dag_config` says it; what is left out is as by default. Not checked yet. */
export type NodeFields = { id: string; type: NodeKind } & {
  [K in Exclude<AllFields<FlowNode>, 'id' | 'type' | 'params'>]?: FieldOf<FlowNode, K> | undefined
} & { params?: Record<string, unknown> | undefined }

/** The one place that knows the fields; what each is for says `ops.json`. */
const forms = {
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
  inline: nested('inline', 'ops:Inline', { job_type: plain('jobType'), config: json('config') }),
  params: named('params', { type: 'ops:Param', value: 'value', form: asJson }),
  outputs: named('outputs', { type: 'ops:Output', value: 'type' }),
} satisfies { [K in keyof NodeFields]?: FieldForm }

/** Of `ops:node`, what a flow's nodes have, besides what kind of node an element is and what it is called as one. */
export const nodeProperties = propertiesOf(forms)

/** What `ops:node` says of its node. */
export function readFields(node: Element | undefined): Record<string, unknown> {
  return readForms(forms, node)
}

/** What `ops:node` has to say of a node, by its own names. */
export function writeFields(node: NodeFields, create: Create): Record<string, unknown> {
  return writeForms(forms, node, create)
}
