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
  truncated: (count) => `${count} earlier lines are not shown here: download the output for all of it`,
  stream: 'Which output',
  streams: { all: 'All', stdout: 'stdout', stderr: 'stderr' },
  noneOfStream: 'Nothing was printed there',
  times: 'Show times',
}
