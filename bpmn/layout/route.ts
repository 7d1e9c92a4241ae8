export type Point = { x: number; y: number }
/** Of a shape, from its upper left corner. */
export type Bounds = Point & { width: number; height: number }
export type Cell = { column: number; row: number }

/** Pixels from one column or row to the next; shapes leave a passage between them, where ways run past them. */
export const pitch = { column: 180, row: 140 }
export const firstCell = { x: 160, y: 80 }
const largest = { width: 100, height: 80 }
/** Events at a border reach into the passage below. */
const belowEvents = 20

type End = { cell: Cell; bounds: Bounds }

type Way = {
  from: End
  to: End
  /** Sets apart ways that share a passage. */
  lane: number
  /** Whether it leaves an event at the lower border of its cell. */
  isBelow: boolean
  /** Whether nothing stands in the target's row between the two. */
  isFree: boolean
}

/** The corners of a way to the right that crosses no shape: it runs in passages, or in a row where nothing stands between. */
export function routeOf({ from, to, lane, isBelow, isFree }: Way): Point[] {
  const start = exitOf(from.bounds, isBelow)
  const target = { x: to.bounds.x, y: to.bounds.y + to.bounds.height / 2 }
  if (!isBelow && isFree && start.y === target.y) return [start, target]
  const out = rightOf(from.cell.column, lane)
  const passage = below(from.cell.row, lane)
  const turn = isFree ? out : rightOf(to.cell.column - 1, lane)
  const corners = [
    ...(isBelow ? [] : [{ x: out, y: start.y }]),
    ...(isBelow || !isFree ? [{ x: isBelow ? start.x : out, y: passage }] : []),
    ...(isBelow || !isFree ? [{ x: turn, y: passage }] : []),
    { x: turn, y: target.y },
  ]
  return [start, ...corners, target].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
}

function exitOf({ x, y, width, height }: Bounds, isBelow: boolean): Point {
  return isBelow ? { x: x + width / 2, y: y + height } : { x: x + width, y: y + height / 2 }
}

const lanes = 9

function rightOf(column: number, lane: number): number {
  const passage = pitch.column - largest.width
  return firstCell.x + column * pitch.column + largest.width / 2 + ((1 + (lane % lanes)) * passage) / (lanes + 1)
}

function below(row: number, lane: number): number {
  const passage = pitch.row - largest.height - belowEvents
  const top = firstCell.y + row * pitch.row + largest.height / 2 + belowEvents
  return top + ((1 + (lane % lanes)) * passage) / (lanes + 1)
}
