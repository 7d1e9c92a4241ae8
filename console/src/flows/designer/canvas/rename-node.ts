import { conditionOf } from '../../../../../bpmn/extension/read-edge.ts'
import { readNode } from '../../../../../bpmn/extension/read-node.ts'
import { creator } from '../../../designer/canvas/create-shape.ts'
import type { GetService } from '../../../designer/canvas/services.ts'
import { renameIn } from '../../../designer/feel/rename-in.ts'
import { propertiesFor } from '../extension/node-changes.ts'

/** Conditions and parameters that ask for a node go on asking for it under its new id. */
export function renameEverywhere(get: GetService, from: string, to: string): void {
  const { create } = creator(get)
  for (const element of get('elementRegistry').getAll()) {
    const { businessObject } = element
    if (element.labelTarget) continue
    const condition = conditionOf(businessObject)
    const body = condition && renameIn(condition, from, to)
    if (body && body !== condition) {
      get('modeling').updateProperties(element, { conditionExpression: create('bpmn:FormalExpression', { body }) })
    }
    const fields = readNode(businessObject)
    const changed = fields && renamedFields(fields, from, to)
    if (changed) get('modeling').updateProperties(element, propertiesFor(businessObject, changed, create))
  }
}

type Fields = NonNullable<ReturnType<typeof readNode>>

function renamedFields(fields: Fields, from: string, to: string): Pick<Fields, 'params' | 'for_each'> | undefined {
  const params = Object.entries(fields.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && value.startsWith('=') ? renameIn(value, from, to) : value,
  ])
  const after = {
    ...(fields.params && { params: Object.fromEntries(params) }),
    ...(fields.for_each && { for_each: renameIn(fields.for_each, from, to) }),
  }
  const isSame = JSON.stringify(after) === JSON.stringify({ params: fields.params, for_each: fields.for_each })
  return isSame ? undefined : after
}
