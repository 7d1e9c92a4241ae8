import type { Net } from './nets.ts'
import { tracksOf } from './tracks.ts'

type Asked = { isOuter: boolean; roomOf: (lines: { early: number; late: number }) => number }
/** `at`: where upright lines stand, from the left of the passage. */
type Passage = { gap: number; at: Map<Net, number> }

const margin = 60
const leastGap = 70
/** From a shape to the first upright line: the head of an arrow has to show. */
const side = 20
const step = 8
/** Beyond this, very many lines stand closer. */
const mostWidth = 800

/** How wide a passage is, and where upright lines stand in it: in its middle or, where words are, before and behind those. */
export function passageOf(nets: Net[], { isOuter, roomOf }: Asked): Passage {
  const early = linesOf(nets.filter(({ isLate }) => !isLate))
  const late = linesOf(nets.filter(({ isLate }) => isLate))
  const room = roomOf({ early: reachOf(early), late: reachOf(late) })
  const between = early.count > 0 && late.count > 0 ? step : 0
  const lines = 2 * side + early.width + between + late.width
  const gap = Math.round(Math.max(isOuter ? margin : leastGap, lines, room))
  const first = room > 0 || late.count > 0 ? side : (gap - early.width) / 2
  const last = gap - side - late.width
  const at = new Map([
    ...[...early.offsets].map(([net, offset]) => [net, first + offset] as const),
    ...[...late.offsets].map(([net, offset]) => [net, last + offset] as const),
  ])
  return { gap, at }
}

type Lines = { offsets: Map<Net, number>; count: number; width: number }

function linesOf(nets: Net[]): Lines {
  const { tracks, count } = tracksOf(nets)
  const width = Math.min(Math.max(count - 1, 0) * step, mostWidth)
  const offsetOf = (track: number): number => (count > 1 ? (track * width) / (count - 1) : 0)
  return { offsets: new Map([...tracks].map(([net, track]) => [net, offsetOf(track)])), count, width }
}

const reachOf = ({ count, width }: Lines): number => (count > 0 ? side + width : 0)
