import { expect, test } from 'vitest'
import { type SeatTask, turnsOf, votesOfSeats } from './seat-rules.ts'

const task = (id: number, fields: Partial<SeatTask> = {}): SeatTask => ({
  id,
  seat: id,
  stage: 0,
  kind: 'decide',
  status: 'held',
  verdict: null,
  ...fields,
})
const done = (verdict: SeatTask['verdict']) => ({ status: 'done', verdict }) as const

test('everybody’s turn comes at once, or one after the other', () => {
  expect(turnsOf('all', [task(1), task(2), task(3)])).toEqual([1, 2, 3])
  expect(turnsOf('sequential', [task(1), task(2), task(3)])).toEqual([1])
  expect(turnsOf('sequential', [task(1, done('approved')), task(2), task(3)])).toEqual([2])
  expect(turnsOf('sequential', [task(1, { status: 'open' }), task(2)])).toEqual([])
})

test('a seat says yes when all its stages did, and no when one of them did', () => {
  const before = task(2, { seat: 1, stage: -1, ...done('approved') })
  expect(votesOfSeats([task(1, { status: 'open' }), before])).toEqual([undefined])
  expect(turnsOf('all', [task(1), before])).toEqual([1])
  expect(votesOfSeats([task(1, done('approved')), before])).toEqual(['approved'])
  expect(votesOfSeats([task(1), { ...before, verdict: 'rejected' }])).toEqual(['rejected'])
})

test('signers of one stage are asked together', () => {
  const signers = [2, 3].map((id) => task(id, { seat: 1, stage: 1 }))
  expect(turnsOf('all', [task(1, done('approved')), ...signers])).toEqual([2, 3])
})

test('what a delegate advises binds nobody', () => {
  const advice = task(2, { seat: 1, stage: -1, kind: 'advise', ...done('rejected') })
  expect(votesOfSeats([task(1), advice])).toEqual([undefined])
  expect(turnsOf('all', [task(1), advice])).toEqual([1])
})

test('who is not needed any more has no seat', () => {
  expect(votesOfSeats([task(1, done('approved')), task(2, { status: 'void' })])).toEqual(['approved'])
})
