import type { scheduler as zh } from '../zh/scheduler.ts'

export const scheduler: typeof zh = {
  title: 'Halt the whole scheduler?',
  body: 'No job fires by itself from now on, and running by hand, reruns and backfills are refused. The jobs stay as they are and go on after it; each fire that is missed meanwhile leaves a record that says “halted”.',
  reason: 'Reason',
  reasonHelp: 'Everybody reads it at the top of every page.',
  cancelRunning: (count) => {
    if (count === 0) return 'Cancel what runs (nothing does now)'
    return count === 1 ? 'Also cancel the 1 run that is open' : `Also cancel the ${count} runs that are open`
  },
  cancelRunningHelp: 'Otherwise they run to their end. What a cancelled run has done already stays done.',
  halt: 'Halt the scheduler',
  halted: 'The scheduler is halted',
  haltedAndCancelled: (count) =>
    count === 1
      ? 'The scheduler is halted; 1 run is being cancelled'
      : `The scheduler is halted; ${count} runs are being cancelled`,
  haltFailed: 'The scheduler could not be halted',
}
