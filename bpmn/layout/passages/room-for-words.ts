import type { Link } from '../layers/layers.ts'
import type { Nets } from './nets.ts'

/** How far upright lines reach into a passage, from its left and from its right; 0 where there are none. */
type Lines = { early: number; late: number }
/** How much narrower shapes are than their column, at either side. */
type Spare = (slot: number) => number

const clearance = 14
const besideLine = 6

/** How wide a passage has to be for the words in it, which stand in the middle of a level line, beside upright ones. */
export function roomForWords({ words, levels }: Nets, links: Link[], { early, late }: Lines, spare: Spare): number {
  return links.reduce((most, link) => Math.max(most, roomFor(link)), 0)

  function roomFor(link: Link): number {
    const [from, to] = [spare(link.from), spare(link.to)]
    const left = early > 0 ? from + early + besideLine : clearance
    const right = late > 0 ? to + late + besideLine : clearance
    const atStart = words.atStart.get(link)
    if (atStart !== undefined) return atStart + 2 * left - from + late
    const width = words.atEnd.get(link) ?? 0
    const bent = early + width + 2 * right - to
    return levels.has(link) ? Math.max(bent, width + 2 * Math.max(left, right) - from - to) : bent
  }
}
