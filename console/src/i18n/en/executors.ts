import type { executors as zh } from '../zh/executors.ts'

export const executors: typeof zh = {
  help: 'Executors are the processes that run scripts. A group is a task queue: a job goes to the executors of its group alone.',
  search: 'Search executors by name',
  name: 'Name',
  group: 'Group',
  host: 'Host',
  status: 'Status',
  statuses: { live: 'Live', draining: 'Draining', gone: 'Gone' },
  drainedStatus: 'Drained',
  load: 'Load',
  loadOf: (running, slots) => `${running} of ${slots}`,
  unknownSlots: 'It has not said how many it runs at once',
  since: 'Since',
  heard: 'Last heard',
  drain: 'Drain executor',
  resume: 'Take work again',
  drained: (name) => `“${name}” takes no new work; what runs goes on to its end`,
  resumed: (name) => `“${name}” takes work again`,
  failed: 'The executor could not be changed',
  undo: 'Undo',
  emptyTitle: 'No executors',
  emptyBody:
    'Start one on a machine that is to run scripts, and it shows up here. The docs, “Scripts and executors”, say how.',
  emptyFiltered: 'No executor matches',
  emptyFilteredBody: 'Try another word, or clear the filters.',
}
