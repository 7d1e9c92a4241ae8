import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { Element } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'
import { plainFields } from './read-extension.ts'

/** What BPMN has no word for stands in `ops:node`, among the element's extensions; also the node's id where XML allows no such id. */
export function writeExtension(node: FlowNode, elementId: string): Element {
  const fields: Record<string, unknown> = node
  const plain = Object.entries(plainFields).map(([field, property]) => [property, fields[field]])
  const properties = {
    ...(node.type === 'approval' && { kind: node.type }),
    ...(node.id !== elementId && { nodeId: node.id }),
    ...Object.fromEntries(plain.filter(([, value]) => value !== undefined && value !== '')),
    ...(node.on_failure === 'fail' && { onFailure: undefined }),
    ...listProperties(node),
    ...(node.type === 'job' && node.inline && { inline: inlineOf(node.inline) }),
    ...('params' in node && { params: paramsOf(node.params) }),
  }
  return createElement('bpmn:ExtensionElements', { values: [createElement('ops:Node', properties)] })
}

function listProperties(node: FlowNode): Record<string, string> {
  if (node.type === 'manual' && node.assignee_ids.length > 0) return { assigneeIds: node.assignee_ids.join(' ') }
  if (node.type !== 'notify') return {}
  const { recipient_ids, channels } = node
  return {
    ...(recipient_ids.length > 0 && { recipientIds: recipient_ids.join(' ') }),
    channels: channels.join(' '),
  }
}

type Inline = NonNullable<Extract<FlowNode, { type: 'job' }>['inline']>

function inlineOf({ job_type, config }: Inline): Element {
  return createElement('ops:Inline', { jobType: job_type, config: JSON.stringify(config) })
}

function paramsOf(params: Record<string, unknown>): Element[] {
  return Object.entries(params).map(([name, value]) =>
    createElement('ops:Param', { name, value: JSON.stringify(value) }),
  )
}
