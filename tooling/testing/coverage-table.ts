import { relative, sep } from 'node:path'

type Counts = { covered: number; total: number }
/** What is used of istanbul's map of coverage. */
export type CoverageMap = {
  files(): string[]
  fileCoverageFor(path: string): { toSummary(): { lines: Counts; branches: Counts } }
}

/** One line per top folder, the whole below. */
export function coverageTable(coverage: CoverageMap, root: string): string {
  const folders = new Map<string, { lines: Counts; branches: Counts }>()
  for (const path of coverage.files()) {
    const folder = relative(root, path).split(sep)[0] ?? ''
    const { lines, branches } = coverage.fileCoverageFor(path).toSummary()
    for (const name of [folder, 'all']) {
      const sum = folders.get(name) ?? { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } }
      folders.set(name, { lines: add(sum.lines, lines), branches: add(sum.branches, branches) })
    }
  }
  const names = [...folders.keys()].filter((name) => name !== 'all').sort()
  const rows = [...names, 'all'].flatMap((name) => {
    const { lines, branches } = folders.get(name) ?? {}
    return lines && branches ? [`${name.padEnd(12)} ${percent(lines)}   ${percent(branches)}`] : []
  })
  return ['coverage      lines  branches', ...rows].join('\n')
}

function add(a: Counts, b: Counts): Counts {
  return { covered: a.covered + b.covered, total: a.total + b.total }
}

function percent({ covered, total }: Counts): string {
  return `${(total === 0 ? 100 : (covered / total) * 100).toFixed(1)} %`.padStart(7)
}
