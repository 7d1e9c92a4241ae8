import { canHaveDefault, drawWay } from '../../../../../../bpmn/extension/approval/draw-step.ts'
import { readWay } from '../../../../../../bpmn/extension/approval/read-place.ts'
import { setDefault } from '../../../../designer/canvas/change-edges.ts'
import { creator } from '../../../../designer/canvas/create-shape.ts'
import type { Connection, GetService } from '../../../../designer/canvas/services.ts'
import { together } from '../../../../designer/canvas/together.ts'

type WayChange = { name?: string | undefined; condition?: string | undefined }

/** Under which condition an edge is taken, and what people call it. */
export function changeWay(get: GetService, edge: Connection, change: WayChange): void {
  const before = readWay(edge.businessObject)
  if (!before) return
  const { create } = creator(get)
  const drawn = drawWay({ ...before, ...change }, { elementId: before.id, create, isDefault: false })
  const { name, on, conditionExpression } = drawn
  get('modeling').updateProperties(edge, { name, 'ops:on': on, conditionExpression })
}

/** The edge that is taken when no other is. It asks for nothing itself. */
export function setDefaultWay(get: GetService, edge: Connection, isDefault: boolean): void {
  together(get, () => {
    if (isDefault) changeWay(get, edge, { condition: undefined })
    if (canHaveDefault(edge.source.businessObject)) setDefault(get, edge, isDefault)
    else get('modeling').updateProperties(edge, { 'ops:isDefault': isDefault || undefined })
  })
}
