import { type Element, elementOf, listOf } from '../model/element.ts'

/** The node's fields that `ops:node` says, not checked yet; a text that is no JSON stays a text. */
export function readExtension(element: Element): Record<string, unknown> {
  const node = extensionOf(element)
  if (!node) return {}
  const inline = elementOf(node, 'inline')
  const params = listOf(node, 'params').map((param) => [param.name, parsed(param.value)])
  const fields = {
    id: node.nodeId,
    ...Object.fromEntries(Object.entries(plainFields).map(([field, property]) => [field, node[property]])),
    ...Object.fromEntries(Object.entries(listFields).map(([field, read]) => [field, read(node)])),
    inline: inline && { job_type: inline.jobType, config: parsed(inline.config) },
    params: params.length > 0 ? Object.fromEntries(params) : undefined,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Fields of a node that stand as they are, with their names in `ops:node`. */
export const plainFields = {
  join: 'join',
  on_failure: 'onFailure',
  job_id: 'jobId',
  flow_id: 'flowId',
  workflow_id: 'workflowId',
  retry_count: 'retryCount',
  timeout: 'timeout',
  for_each: 'forEach',
  concurrency: 'concurrency',
  title: 'title',
  content: 'content',
  instructions: 'instructions',
}

const listFields: Record<string, (node: Element) => unknown[] | undefined> = {
  assignee_ids: ({ assigneeIds }) => words(assigneeIds)?.map(Number),
  recipient_ids: ({ recipientIds }) => words(recipientIds)?.map(Number),
  channels: ({ channels }) => words(channels),
}

/** The id of the node that an element draws. */
export function nodeIdOf(element: Element): string {
  return String(extensionOf(element)?.nodeId ?? element.id)
}

export function extensionOf(element: Element): Element | undefined {
  const values = listOf(elementOf(element, 'extensionElements'), 'values')
  return values.find(({ $type }) => $type === 'ops:Node')
}

function words(value: unknown): string[] | undefined {
  return typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : undefined
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
