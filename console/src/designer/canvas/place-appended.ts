import { kindOf } from '../../../../../bpmn/extension/node-kinds.ts'
import type { EventBus, Point, Shape } from './services.ts'

const before = 3000
const gap = { x: 70, y: 30 }
/** Edges of a condition say what they are taken for. */
const wideGap = 170

/** An appended node stands to the right of its source, below what is appended there already. */
export class PlaceAppended {
  static $inject = ['eventBus']

  constructor(eventBus: EventBus) {
    eventBus.on<{ source: Shape; shape: Shape }>('autoPlace', before, ({ source, shape }) => placeOf(source, shape))
  }
}

function placeOf(source: Shape, shape: Shape): Point {
  const node = source.host ?? source
  const isCondition = kindOf(node.businessObject) === 'condition'
  const siblings = (source.outgoing ?? []).map(({ target }) => target)
  const x = node.x + node.width + (isCondition ? wideGap : gap.x) + shape.width / 2
  const level = source.host ? node.y + node.height + gap.y + shape.height / 2 : node.y + node.height / 2
  const lowest = Math.max(...siblings.map(({ y, height }) => y + height), Number.NEGATIVE_INFINITY)
  return { x, y: siblings.length === 0 ? level : lowest + gap.y + shape.height / 2 }
}
