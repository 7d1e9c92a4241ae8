import type { TimelineJob } from './timeline-queries.ts'

export type Grouping = 'none' | 'tag' | 'executor'
export type TimelineRow = { kind: 'group'; label: string; count: number } | { kind: 'job'; job: TimelineJob }

/** One row per job, under the heads of their groups; a job with several tags stands under its first. */
export function timelineRows(
  jobs: TimelineJob[],
  { grouping, withIdle, noTag }: { grouping: Grouping; withIdle: boolean; noTag: string },
): TimelineRow[] {
  const shown = withIdle ? jobs : jobs.filter(isBusy)
  if (grouping === 'none') return shown.map((job) => ({ kind: 'job', job }))
  const groups = Map.groupBy(shown, ({ tags, executor_group }) =>
    grouping === 'tag' ? (tags[0] ?? '') : executor_group,
  )
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b))
    .flatMap(([label, members]): TimelineRow[] => [
      { kind: 'group', label: label || noTag, count: members.length },
      ...members.map((job) => ({ kind: 'job' as const, job })),
    ])
}

function isBusy({ runs, summary, fires, planned }: TimelineJob): boolean {
  return runs.length > 0 || summary !== null || fires.length > 0 || planned !== null
}
