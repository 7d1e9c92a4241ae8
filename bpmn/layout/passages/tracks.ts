import { inLine, type Span } from './in-line.ts'
import type { Net } from './nets.ts'

/** From the end of an upright line to the next one above or below it. */
const apart = 8

/** `tracks`: by net, the how manyeth line from the left its upright one stands on. A net that is level throughout has none. */
export type Tracks = { tracks: Map<Net, number>; count: number }

/** Upright lines that would lie over each other stand side by side. */
export function tracksOf(nets: Net[]): Tracks {
  const spans = nets.map(spanOf).filter(({ least, most }) => most - least >= 1)
  const tracks = new Map<Net, number>()
  const placed: { span: Span; track: number }[] = []
  for (const span of inLine(spans)) {
    let track = 0
    for (const other of placed) {
      if (other.track < track) continue
      if (other.span.least < span.most + apart && span.least < other.span.most + apart) track = other.track + 1
    }
    placed.push({ span, track })
    tracks.set(span.net, track)
  }
  return { tracks, count: placed.reduce((most, { track }) => Math.max(most, track + 1), 0) }
}

function spanOf(net: Net): Span {
  const heights = [...net.starts, ...net.ends]
  const least = heights.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = heights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return { net, least, most }
}
