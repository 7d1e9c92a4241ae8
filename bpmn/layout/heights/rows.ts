import type { Layers, Link } from '../layers/layers.ts'

/** From where one looks: at what is before a slot or at what is behind it, from above or from below. */
export type View = { isForth: boolean; isDown: boolean }

type Given = { position: number[]; straight: Set<Link>; view: View }

/**
 * By slot, the first of the row of slots that are linked straight on. Of two links in the middle, the one that is met first
 * is straight. Rows do not cross.
 */
export function rowsOf({ layers, before, behind }: Layers, { position, straight, view }: Given): number[] {
  const { isForth, isDown } = view
  const rows = [...position.keys()]
  const isTaken = new Set<number>()
  const endOf = (link: Link): number => (isForth ? link.from : link.to)
  for (const layer of isForth ? layers : layers.toReversed()) {
    let last = isDown ? -1 : Number.POSITIVE_INFINITY
    for (const slot of isDown ? layer : layer.toReversed()) {
      const links = (isForth ? before[slot] : behind[slot]) ?? []
      const ends = links.filter((link) => straight.has(link)).map(endOf)
      const end = middleOf(ends, position, isDown).find((one) => {
        const at = position[one] ?? 0
        return !isTaken.has(one) && (isDown ? at > last : at < last)
      })
      if (end === undefined) continue
      isTaken.add(end)
      rows[slot] = rows[end] ?? end
      last = position[end] ?? 0
    }
  }
  return rows
}

/** The slot in the middle, or the two of them. */
function middleOf(slots: number[], position: number[], isDown: boolean): number[] {
  if (slots.length < 2) return slots
  slots.sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0))
  const middle = (slots.length - 1) / 2
  const found = slots.slice(Math.floor(middle), Math.ceil(middle) + 1)
  return isDown ? found : found.reverse()
}
