import type { Dictionary } from '../dictionary.ts'

export const log: Dictionary['log'] = {
  follow: 'Follow the end',
  wrap: 'Wrap lines',
  search: 'Find in output',
  matches: (at, total) => `${at} / ${total}`,
  noMatch: 'Nothing found',
  previous: 'Previous',
  next: 'Next',
  download: 'Download all output',
  lines: (count) => `${count} lines`,
  truncated: 'Only the last part is shown; download the output for all of it',
}
