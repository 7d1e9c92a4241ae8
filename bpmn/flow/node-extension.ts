import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { createElement, type Element, elementOf, listOf } from '../model/open-bpmn.ts'

/** What BPMN has no word for stands in `ops:node`, among the element's extensions; also the node's id where XML allows no such id. */
export function writeExtension(node: FlowNode, elementId: string): Element {
  const { id, join, on_failure } = node
  const own = node.type === 'job' ? jobProperties(node) : node.type === 'flow' ? flowProperties(node) : {}
  const isOther = id !== elementId
  const properties = {
    join,
    ...(isOther && { nodeId: id }),
    ...(on_failure === 'continue' && { onFailure: on_failure }),
    ...own,
  }
  return createElement('bpmn:ExtensionElements', { values: [createElement('ops:Node', properties)] })
}

function jobProperties({ job_id, inline, retry_count, timeout, params }: Extract<FlowNode, { type: 'job' }>) {
  return {
    jobId: job_id,
    retryCount: retry_count,
    timeout,
    inline: inline && createElement('ops:Inline', { jobType: inline.job_type, config: JSON.stringify(inline.config) }),
    params: paramsOf(params),
  }
}

function flowProperties({ flow_id, params }: Extract<FlowNode, { type: 'flow' }>) {
  return { flowId: flow_id, params: paramsOf(params) }
}

function paramsOf(params: Record<string, unknown>): Element[] {
  return Object.entries(params).map(([name, value]) =>
    createElement('ops:Param', { name, value: JSON.stringify(value) }),
  )
}

/** The node's fields that the extension says, not checked yet; a text that is no JSON stays a text. */
export function readExtension(element: Element): Record<string, unknown> {
  const node = extensionOf(element)
  if (!node) return {}
  const inline = elementOf(node, 'inline')
  const params = listOf(node, 'params').map((param) => [param.name, parsed(param.value)])
  const fields = {
    id: node.nodeId,
    join: node.join,
    on_failure: node.onFailure,
    job_id: node.jobId,
    flow_id: node.flowId,
    retry_count: node.retryCount,
    timeout: node.timeout,
    inline: inline && { job_type: inline.jobType, config: parsed(inline.config) },
    params: params.length > 0 ? Object.fromEntries(params) : undefined,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The id of the node that an element draws. */
export function nodeIdOf(element: Element): unknown {
  return extensionOf(element)?.nodeId ?? element.id
}

function extensionOf(element: Element): Element | undefined {
  const values = listOf(elementOf(element, 'extensionElements'), 'values')
  return values.find(({ $type }) => $type === 'ops:Node')
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
