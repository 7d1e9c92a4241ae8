import type { jobTransfer as zh } from '../zh/job-transfer.ts'

const n = new Intl.NumberFormat('en').format
const jobs = (count: number): string => (count === 1 ? '1 job' : `${n(count)} jobs`)

export const jobTransfer: typeof zh = {
  help: 'Imports definitions from a YAML or JSON file, matched by name: new ones are created, known ones updated. A file is checked first.',
  drop: 'Drop a file here, or click to choose one',
  dropHelp: (megabytes, count) => `YAML or JSON, at most ${megabytes} MB and ${jobs(count)}.`,
  checking: 'Checking the file…',
  unreadable: 'This file cannot be imported',
  failed: 'The import failed',
  chooseOther: 'Choose another file',
  paused: 'New jobs begin paused',
  pausedHelp: 'They do not run by themselves until you have looked and resumed them.',
  commit: (count) => `Import ${jobs(count)}`,
  nothing: 'Nothing to import',
  leftOut: (count) => `${jobs(count)} with problems will be left out.`,
  changed: 'Something changed since the file was checked, and nothing was imported. This is how it looks now.',
  jobs: 'Jobs of the file',
  filters: { all: 'All', new: 'New', update: 'Update', unchanged: 'Unchanged', error: 'Problem' },
  position: 'No.',
  name: 'Name',
  outcome: 'Outcome',
  changes: 'Details',
  problem: (field, message) => `${field}: ${message}`,
  unnamed: '(no name)',
  empty: 'empty',
  done: 'Imported',
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  leftOutFact: 'Left out',
  count: jobs,
  toJobs: 'See all jobs',
  importMore: 'Import more',
  exportFailed: 'The jobs could not be exported',
}
