import type { AuditProblem } from '../../db/audit/verify-audit-chain.ts'
import type { AuditReport, MonthReport } from '../../db/audit/verify-audit-log.ts'

/** A worker seals every few seconds: rows that wait this long have nobody who seals them. */
const longestWaitMs = 60 * 60_000

/** What `npm run audit:check` says of a report, and whether the log is as it was sealed. */
export function describeReport(report: AuditReport, now: Date): { lines: string[]; isSound: boolean } {
  const faults = [
    ...report.months.flatMap(({ month, problems }) => problems.map((problem) => `${month}: ${faultOf(problem)}`)),
    ...report.unknownHashes.map((hash) => `no seal has the hash ${hash} any more`),
    ...lateSealing(report.waiting, now),
  ]
  const { rows } = report.waiting
  return {
    isSound: faults.length === 0,
    lines: [
      ...report.months.map(describeMonth),
      ...(rows > 0 ? [`${rows} rows are newer than the last seal.`] : []),
      ...faults.map((fault) => `✗ ${fault}`),
      faults.length === 0 ? '✓ The audit log is as it was sealed.' : '✗ The audit log is not as it was sealed.',
    ],
  }
}

function describeMonth({ month, seals, rows, head }: MonthReport): string {
  const last = head ? `; the last one is ${head.position} ${head.hash}` : ''
  return `${month}: ${rows} rows under ${seals} seals${last}`
}

function faultOf(problem: AuditProblem): string {
  switch (problem.kind) {
    case 'changed':
    case 'removed':
    case 'added':
      return `rows ${problem.ids[0] + 1}–${problem.ids[1]}, seal ${problem.position}: ${wordOf[problem.kind]}`
    case 'back_dated':
      return `row ${problem.id} says that it is older than the rows before it`
    case 'broken_chain':
      return `seal ${problem.position} does not follow from the one before it: a seal was removed or made anew`
    case 'uncovered':
      return `${problem.rows} rows have no seal, although later ones have: they were put in, or their seals removed`
  }
}

const wordOf = {
  changed: 'something in them was changed',
  removed: 'some were removed',
  added: 'some were put in',
}

function lateSealing({ rows, since }: AuditReport['waiting'], now: Date): string[] {
  if (since === null || now.getTime() - since.getTime() < longestWaitMs) return []
  return [`${rows} rows wait for a seal since ${since.toISOString()}: is no worker running, or were seals removed?`]
}
