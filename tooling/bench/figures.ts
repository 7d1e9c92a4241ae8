type Better = 'higher' | 'lower'

export type Figure = {
  name: string
  ours: number
  /** Null where there is nothing to compare with. */
  peer: number | null
  /** At least 1 means: at least as good as the peer. */
  ratio: number | null
  /** The ratio below which the figure falls short; null when it is only told. */
  floor: number | null
  unit: string
  better: Better
  note: string
}

type Measured = {
  name: string
  ours: number[]
  peer?: number[]
  unit: string
  better: Better
  floor?: number
  note: string
}

/** Medians of what was measured in turns. */
export function figureOf({ name, unit, better, note, floor, ...measured }: Measured): Figure {
  const ours = median(measured.ours)
  const peer = measured.peer ? median(measured.peer) : null
  const ratio = peer === null ? null : better === 'higher' ? ours / peer : peer / ours
  return {
    name,
    ours: round(ours),
    peer: peer && round(peer),
    ratio: ratio && round(ratio),
    floor: floor ?? null,
    unit,
    better,
    note,
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The value that this share of all values does not exceed. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Three digits that mean something. */
function round(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 4 : 3))
}
