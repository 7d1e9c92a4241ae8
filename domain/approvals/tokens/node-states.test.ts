import { expect, test } from 'vitest'
import { createStory } from '../../../tooling/testing/approval-story.ts'

test('a diagram shows what is under way, done, yet to come, and after the end what was not needed', async () => {
  const story = await createStory(['s→A', 'A→B', 'A-rejected→C', 'B→e', 'C→e'])
  expect(story.states()).toEqual({ s: 'done', A: 'running', B: 'waiting', C: 'waiting', e: 'waiting' })
  await story.approve('A', 'B')
  expect(story.states()).toEqual({ s: 'done', A: 'done', B: 'done', C: 'skipped', e: 'done' })
})

test('it shows where a request was rejected, beside what was approved before', async () => {
  const story = await createStory(['s→+f', '+f→A', '+f→B', 'A→+j', 'B→+j', '+j→e'])
  await story.approve('B')
  await story.reject('A')
  expect(story.states()).toMatchObject({ A: 'rejected', B: 'done', '+j': 'skipped', e: 'skipped' })
})

test('it shows who gave a request back until that is reached again', async () => {
  const story = await createStory(['s→A', 'A→B', 'B→e'])
  await story.approve('A')
  await story.sendBack('B', 'A')
  expect(story.states('B')).toMatchObject({ A: 'running', B: 'returned' })
  await story.approve('A')
  expect(story.states('B')).toMatchObject({ A: 'done', B: 'running' })
})
