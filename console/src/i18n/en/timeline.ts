import type { timeline as zh } from '../zh/timeline.ts'

const n = new Intl.NumberFormat('en').format

export const timeline: typeof zh = {
  view: 'View',
  timeline: 'Timeline',
  month: 'Month',
  earlier: 'Earlier',
  later: 'Later',
  now: 'Now',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  thisMonth: 'This month',
  zoom: 'Span',
  zooms: { 24: '24 hours', 6: '6 hours', 1: '1 hour' },
  zone: (zone) => `Time zone ${zone}`,
  group: 'Group by',
  groups: { none: 'Not grouped', tag: 'By tag', executor: 'By executor group' },
  noTag: 'No tag',
  idle: 'Show jobs without runs, too',
  searchLabel: 'Search jobs by name',
  tag: 'Tag',
  onlyFirst: (shown, total) =>
    `${n(total)} jobs match; the first ${n(shown)} are shown, those with runs before the others. Filters narrow them.`,
  emptyTitle: 'Nothing ran in this span, and nothing is planned',
  emptyBody: 'Look at another day or span, or clear the filters.',
  manyRuns: (count) => `${n(count)} runs`,
  manyFires: (count) => `about ${n(count)} planned`,
  fire: (time) => `Planned ${time}`,
  untilNow: 'now',
  jobs: 'Jobs',
  planned: (count) => `${n(count)} planned`,
  plannedAbout: (count) => `about ${n(count)} planned`,
  others: (count) => `${n(count)} others`,
  dayOf: (date, facts) => `${date}: ${facts || 'no runs'}`,
}
