import type { jobBatch as zh } from '../zh/job-batch.ts'

const jobs = (count: number): string => (count === 1 ? '1 job' : `${new Intl.NumberFormat('en').format(count)} jobs`)

export const jobBatch: typeof zh = {
  tagsTitle: (count) => `Change the tags of ${jobs(count)}`,
  tagAction: 'Action',
  addTag: 'Add a tag',
  removeTag: 'Remove a tag',
  tag: 'Tag',
  tagHelp: 'Choose one that is in use, or type a new one.',
  newTag: 'New tag',
  inJobs: jobs,
  removeHelp: 'Jobs without this tag stay as they are.',
  runTitle: (count) => `Run ${jobs(count)} now?`,
  runBody: 'Each runs once, now, with the defaults of its parameters. Paused ones run this once, too.',
  run: (count) => `Run ${jobs(count)}`,
  deleteTitle: (count) => `Delete ${jobs(count)}?`,
  deleteBody:
    'Their definitions and schedules are deleted and they no longer run by themselves. Their past runs stay. This cannot be undone.',
  delete: (count) => `Delete ${jobs(count)}`,
  working: (count) => `Working on ${jobs(count)}…`,
  failed: 'These jobs could not be changed',
  done: {
    enable: (count) => `${jobs(count)} resumed`,
    disable: (count) => `${jobs(count)} paused`,
    run: (count) => `${jobs(count)} starting`,
    add_tag: (count) => `Tag added to ${jobs(count)}`,
    remove_tag: (count) => `Tag removed from ${jobs(count)}`,
    delete: (count) => `${jobs(count)} deleted`,
  },
  unchanged: (count) => `${jobs(count)} already so`,
  nothing: 'No job needed a change',
  undo: 'Undo',
  undone: 'Undone',
  seeRuns: 'See runs',
  refusedTitle: (count) => `${jobs(count)} left as they were`,
  unknownJob: (id) => `Job #${id}`,
}
