import { describe, expect, test } from 'vitest'
import { createStory } from '../../../tooling/testing/approval-story.ts'

describe('a way', () => {
  test('goes from approval to approval and ends approved', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    expect(story.open()).toEqual(['A'])
    await story.approve('A')
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.ended()).toBe('approved')
  })

  test('ends with a rejection that no edge takes up, and with all that is beside it', async () => {
    const story = await createStory(['s→+f', '+f→A', '+f→B', 'A→+j', 'B→+j', '+j→e'])
    await story.reject('A')
    expect(story.ended()).toBe('rejected')
    expect(story.open()).toEqual([])
  })

  test('goes where an edge takes the rejection up; whoever says yes there has the last word', async () => {
    const edges = ['s→A', 'A→e', 'A-rejected→B', 'B→e']
    const overruled = await createStory(edges)
    await overruled.reject('A')
    await overruled.approve('B')
    expect(overruled.ended()).toBe('approved')
    const straight = await createStory(['s→A', 'A→e', 'A-rejected→e'])
    await straight.reject('A')
    expect(straight.ended()).toBe('rejected')
  })
})

describe('a fork', () => {
  const forked = ['s→P', 'P→+f', '+f→A', '+f→B', 'A→+j', 'B→+j', '+j→X', 'X→e']

  test('is joined when all have come', async () => {
    const story = await createStory(forked)
    await story.approve('P', 'A')
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.open()).toEqual(['X'])
  })

  test('is not waited for where nobody can come any more', async () => {
    const edges = ['s→+f', '+f→A', '+f→B', 'A→+j', 'B→e', 'B-rejected→C', 'C→+j', '+j→X', 'X→e']
    const story = await createStory(edges)
    await story.approve('A')
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.open()).toEqual(['X'])
  })

  test('is taken back as a whole by a return to before it', async () => {
    const story = await createStory(forked)
    await story.approve('P', 'A')
    await story.sendBack('B', 'P')
    expect(story.open()).toEqual(['P'])
    await story.approve('P')
    expect(story.open()).toEqual(['A', 'B'])
  })

  test('goes on beside a return within one of its branches', async () => {
    const story = await createStory(['s→+f', '+f→A', 'A→A2', '+f→B', 'A2→+j', 'B→+j', '+j→e'])
    await story.approve('A')
    await story.sendBack('A2', 'A')
    expect(story.open()).toEqual(['A', 'B'])
    await story.approve('B', 'A', 'A2')
    expect(story.ended()).toBe('approved')
  })

  test('is joined again after a return from behind the join into one branch; the other is not asked twice', async () => {
    const story = await createStory(forked)
    await story.approve('P', 'A', 'B')
    await story.sendBack('X', 'A')
    expect(story.open()).toEqual(['A'])
    await story.approve('A')
    expect(story.open()).toEqual(['X'])
    await story.sendBack('X', 'B')
    expect(story.open()).toEqual(['B'])
  })

  test('asks whoever returned to the branch beside anew', async () => {
    const story = await createStory(forked)
    await story.approve('P', 'A')
    await story.sendBack('B', 'A')
    expect(story.open()).toEqual(['A', 'B'])
    await story.approve('A', 'B', 'X')
    expect(story.ended()).toBe('approved')
  })

  test('stays as it is where the request comes straight back', async () => {
    const story = await createStory(forked)
    await story.approve('P', 'A')
    await story.sendBack('B', 's', 'resume')
    expect(story.open()).toEqual(['s'])
    await story.approve('s')
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.open()).toEqual(['X'])
  })
})

describe('a sub-process', () => {
  const nested = [
    's→P',
    'P→[sub',
    'sub]→X',
    'X→e',
    'sub:s→sub:+f',
    'sub:+f→A',
    'sub:+f→B',
    'A→sub:+j',
    'B→sub:+j',
    'sub:+j→sub:e',
  ]

  test('is left when its inside has ended', async () => {
    const story = await createStory(nested)
    await story.approve('P', 'A', 'B')
    expect(story.open()).toEqual(['X'])
  })

  test('is taken back by a return out of it', async () => {
    const story = await createStory(nested)
    await story.approve('P', 'A')
    await story.sendBack('B', 'P')
    expect(story.open()).toEqual(['P'])
    await story.approve('P')
    expect(story.open()).toEqual(['A', 'B'])
  })

  test('stands open again after a return into it', async () => {
    const story = await createStory(nested)
    await story.approve('P', 'A', 'B')
    await story.sendBack('X', 'A')
    expect(story.open()).toEqual(['A'])
    await story.approve('A')
    expect(story.open()).toEqual(['X'])
  })

  test('that was rejected stands open again with what was cut off', async () => {
    const story = await createStory([...nested, 'sub]-rejected→Y', 'Y→e'])
    await story.approve('P')
    await story.reject('A')
    expect(story.open()).toEqual(['Y'])
    await story.sendBack('Y', 'A')
    expect(story.open()).toEqual(['A', 'B'])
  })

  test('without anybody to take its rejection up ends the whole', async () => {
    const story = await createStory(nested)
    await story.approve('P')
    await story.reject('A')
    expect(story.ended()).toBe('rejected')
  })
})

test('a loop is gone through as often as it is asked for, and a return means the last time', async () => {
  const story = await createStory(['s→A', 'A→B', 'B-rejected→A', 'B→e'])
  await story.approve('A')
  await story.reject('B')
  await story.approve('A')
  await story.sendBack('B', 'A')
  expect(story.open()).toEqual(['A'])
  await story.approve('A', 'B')
  expect(story.ended()).toBe('approved')
})
