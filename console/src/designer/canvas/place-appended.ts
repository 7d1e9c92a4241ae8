import type { Notation } from '../notation.ts'
import type { EventBus, Point, Shape } from './services.ts'

const before = 3000
const gap = { x: 70, y: 30 }
/** Edges of a condition say what they are taken for. */
const wideGap = 170

/** An appended node stands to the right of its source, below what is appended there already. */
export class PlaceAppended {
  static $inject = ['eventBus', 'notation']

  constructor(eventBus: EventBus, notation: Notation) {
    const isCondition = (node: Shape): boolean => notation.kindOf(node.businessObject) === 'condition'
    eventBus.on<{ source: Shape; shape: Shape }>('autoPlace', before, ({ source, shape }) =>
      placeOf(source, shape, isCondition(source.host ?? source)),
    )
  }
}

function placeOf(source: Shape, shape: Shape, isCondition: boolean): Point {
  const node = source.host ?? source
  const siblings = (source.outgoing ?? []).map(({ target }) => target)
  const x = node.x + node.width + (isCondition ? wideGap : gap.x) + shape.width / 2
  const level = source.host ? node.y + node.height + gap.y + shape.height / 2 : node.y + node.height / 2
  const lowest = Math.max(...siblings.map(({ y, height }) => y + height), Number.NEGATIVE_INFINITY)
  return { x, y: siblings.length === 0 ? level : lowest + gap.y + shape.height / 2 }
}
