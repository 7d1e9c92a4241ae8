import type { FirePreview } from './job-records.ts'

type Fire = FirePreview['items'][number]

/** What one line of a preview tells: a fire that runs, or those that are skipped in a row. */
export type FireLine = { fire: Fire; last: Fire; count: number }

/** Skipped fires in a row become one line. */
export function fireLines(fires: Fire[]): FireLine[] {
  const lines: FireLine[] = []
  for (const fire of fires) {
    const line = lines.at(-1)
    if (fire.skipped && line?.fire.skip_reason === fire.skip_reason) {
      line.last = fire
      line.count += 1
    } else {
      lines.push({ fire, last: fire, count: 1 })
    }
  }
  return lines
}
