import type { Layers } from '../layers/layers.ts'
import { positionsOf } from '../layers/positions.ts'
import { compact, type Distance } from './compact.ts'
import { rowsOf, type View } from './rows.ts'
import { straightLinks } from './straight-links.ts'

type Seen = { heights: number[]; isDown: boolean; least: number; most: number }

const views: View[] = [
  { isForth: true, isDown: true },
  { isForth: true, isDown: false },
  { isForth: false, isDown: true },
  { isForth: false, isDown: false },
]

/**
 * By slot the height of its middle, so that most links are straight: the mean of the two middle ones of four heights, each
 * seen from another corner. After Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001).
 */
export function heightsOf(graph: Layers, distance: Distance): number[] {
  const position = positionsOf(graph)
  const straight = straightLinks(graph, position)
  const seen = views.map((view): Seen => {
    const rows = rowsOf(graph, { position, straight, view })
    const heights = view.isDown ? compact(graph.layers, rows, distance) : compactUp(graph.layers, rows, distance)
    const least = heights.reduce((low, height) => Math.min(low, height), Number.POSITIVE_INFINITY)
    const most = heights.reduce((high, height) => Math.max(high, height), Number.NEGATIVE_INFINITY)
    return { heights, isDown: view.isDown, least, most }
  })
  const flattest = seen.reduce((best, one) => (one.most - one.least < best.most - best.least ? one : best))
  const shifts = seen.map(({ isDown, least, most }) => (isDown ? flattest.least - least : flattest.most - most))
  return position.map((_, slot) => {
    const four = seen.map(({ heights }, index) => (heights[slot] ?? 0) + (shifts[index] ?? 0)).sort((a, b) => a - b)
    return ((four[1] ?? 0) + (four[2] ?? 0)) / 2
  })
}

function compactUp(layers: number[][], rows: number[], distance: Distance): number[] {
  const upsideDown = layers.map((layer) => layer.toReversed())
  return compact(upsideDown, rows, (above, below) => distance(below, above)).map((height) => -height)
}
