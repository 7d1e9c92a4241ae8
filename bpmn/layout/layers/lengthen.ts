import type { Wire } from './wires.ts'

/** How many layers each wire leads on: words of an edge that shares both its ends have a line for themselves beside a layer only. */
export function lengthen(wires: Wire[]): (Wire & { length: number })[] {
  const startOf = ({ from, port }: Wire): string => `${from} ${port}`
  const starts = Map.groupBy(wires, startOf)
  const ends = Map.groupBy(wires, ({ to }) => to)
  const isShared = (wire: Wire): boolean =>
    (starts.get(startOf(wire))?.length ?? 0) > 1 && (ends.get(wire.to)?.length ?? 0) > 1
  return wires.map((wire) => ({ ...wire, length: wire.edge.room && isShared(wire) ? 2 : 1 }))
}
