import type { Habit, Shown } from './office.ts'

type Others = { urlOf(path: string): string; jobId: number }

/** A fork of five ways: either of two, three one after another, nobody but the clock, a wait, and a call; then a copy, and a last word, which others are told of. */
export function purchaseOf([ann, bob, cai, dan, eve]: number[], { urlOf, jobId }: Others) {
  const calls = (path: string) => ({
    type: 'webhook',
    config: { url: urlOf(path), retry_count: 20, retry_interval: 1 },
  })
  const nodes = [
    { id: 's', type: 'start' },
    { id: 'fork', type: 'parallel' },
    { id: 'either', type: 'approval', config: { mode: 'any', user_ids: [ann, bob] } },
    { id: 'turns', type: 'approval', config: { mode: 'sequential', user_ids: [bob, cai, dan] } },
    { id: 'clock', type: 'approval', config: { user_ids: [eve], timeout: { seconds: 3, action: 'approve' } } },
    { id: 'pause', type: 'wait', config: { seconds: 2 } },
    { id: 'book', type: 'service', config: calls('/book') },
    { id: 'join', type: 'parallel' },
    { id: 'copy', type: 'cc', config: { user_ids: [eve] } },
    { id: 'last', type: 'approval', config: { user_ids: [dan] } },
    { id: 'e', type: 'end' },
  ]
  const ways = ['either', 'turns', 'clock', 'pause', 'book']
  const edges = [
    { source: 's', target: 'fork' },
    ...ways.flatMap((way) => [
      { source: 'fork', target: way },
      { source: way, target: 'join' },
    ]),
    { source: 'join', target: 'copy' },
    { source: 'copy', target: 'last' },
    { source: 'last', target: 'e' },
  ]
  const callbacks = [
    { on: 'approved', ...calls('/approved') },
    { on: 'approved', type: 'job', config: { job_id: jobId } },
    { on: 'rejected', ...calls('/rejected') },
  ]
  return { nodes, edges, callbacks }
}

export const numberOf = ({ title }: Shown): number => Number(title)
/** Of three requests one comes back to its applicant before its last word, and one is refused in the end. */
const lastWord: Habit = (request) => {
  if (numberOf(request) % 3 === 1 && request.records.every(({ action }) => action !== 'return')) return 'return'
  return numberOf(request) % 3 === 2 ? 'reject' : 'approve'
}

export const habits: Record<string, Habit> = {
  ann: () => 'approve',
  // The one of two who leaves it to the other.
  bob: (_, node) => (node === 'turns' ? 'approve' : undefined),
  cai: () => 'approve',
  dan: (request, node) => (node === 'last' ? lastWord(request, node) : 'approve'),
  eve: () => undefined,
  admin: (_, node) => (node === 's' ? 'resubmit' : undefined),
}
