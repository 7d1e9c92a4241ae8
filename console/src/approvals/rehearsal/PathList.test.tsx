import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../../i18n/language.ts'
import { PathList } from './PathList.tsx'
import type { Path, Step } from './rehearsal-queries.ts'

afterEach(cleanup)
beforeAll(async () => {
  await useLanguage('en')
  await loadTexts('rehearsal')
})

const seat = (id: number, name: string | null, more: Partial<Step['people'][number]> = {}): Step['people'][number] => ({
  ...{ id, name, owner_id: null, owner_name: null, status: 'open', verdict: null, why: null },
  ...more,
})

function step(id: number, node_id: string, more: Partial<Step> = {}): Step {
  return {
    ...{ id, node_id, node_name: null, type: 'approval', status: 'done', verdict: 'approved', mode: 'all' },
    ...{ after: [], inside: null, item: null, people: [], copies: [], why: null, return_targets: [] },
    ...more,
  }
}

function linesOf(steps: Step[]): string[] {
  const path: Path = { outcome: 'approved', version: 1, steps, held: [], nodes: [], edges: [] }
  const { container } = render(() => <PathList path={path} isPlan />)
  return [...container.querySelectorAll('li')].map((line) => line.textContent ?? '')
}

test('a way tells who has a part in each step, for whom, and who need not be asked', () => {
  const away = seat(3, 'Cid', { owner_id: 4, owner_name: 'Dan' })
  const self = seat(5, 'Eve', { status: 'done', verdict: 'approved', why: 'self' })
  const lines = linesOf([
    step(1, 's', { type: 'start', mode: null }),
    step(2, 'A', { node_name: 'Heads', mode: 'any', people: [seat(1, 'Ann'), away] }),
    step(3, 'B', { people: [self] }),
    step(4, 'C', { why: 'empty', verdict: 'rejected' }),
    step(5, 'D', { why: 'choice' }),
    step(6, 'K', { type: 'cc', mode: null, copies: [{ id: 7, name: null }] }),
  ])
  expect(lines).toEqual([
    'HeadsAnn, Cid (for Dan) · one is enough',
    'BEve: is the applicant: agrees without being asked',
    'CNobody was found: is rejected by itself',
    'DSomebody has yet to choose who decides',
    'KUser #7',
  ])
})

test('what is done for each of a list stands under it, with its number', () => {
  const inside = { inside: 1, type: 'approval' }
  const lines = linesOf([
    step(1, 'M', { type: 'subprocess', mode: null }),
    step(2, 'I', { ...inside, item: 0, people: [seat(1, 'Ann')] }),
    step(3, 'I', { ...inside, item: 1, people: [seat(1, 'Ann')] }),
  ])
  expect(lines).toEqual(['M', 'I · Item 1Ann', 'I · Item 2Ann'])
})
