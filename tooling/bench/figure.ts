export type Figure = {
  name: string
  ours: number
  peer: number | null
  /** At least 1 means at least as good as the peer. */
  ratio: number | null
  /** The ratio below which it falls short; null when the figure is only printed. */
  floor: number | null
  unit: string
  better: 'higher' | 'lower'
  note: string
}

type Measured = { name: string; ours: number[]; peer?: number[]; floor?: number } & Pick<
  Figure,
  'unit' | 'better' | 'note'
>

/** One JSON line: the medians of the rounds, and how ours stands to the peer's. */
export function tell({ name, ours, peer, floor, unit, better, note }: Measured): void {
  const our = median(ours)
  const their = peer ? median(peer) : null
  const ratio = their === null ? null : better === 'higher' ? our / their : their / our
  const figure: Figure = {
    name,
    ours: rounded(our),
    peer: their === null ? null : rounded(their),
    ratio: ratio === null ? null : rounded(ratio),
    floor: floor ?? null,
    unit,
    better,
    note,
  }
  console.log(JSON.stringify(figure))
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
