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

  test('does not take the default of a decision that was not made', async () => {
    const story = await createStory(['s→A', 'A→cc', 'cc-rejected default→B', 'B→e'])
    await story.approve('A')
    expect(story.ended()).toBe('approved')
  })

  test('takes every edge behind a parallel node, whatever it says', async () => {
    const story = await createStory(['s→+f', '+f→A', '+f-untrue→B', '+f-rejected→C', '+f-default→D', 'A→e'])
    expect(story.open()).toEqual(['A', 'B', 'C', 'D'])
  })

  test('takes one decision at each visit, and is returned by nobody else', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    const late = await story.late('A')
    await expect(late.decide()).rejects.toThrow('decided already')
    expect(late.targets()).toEqual([])
    await story.sendBack('B', 's')
    expect(story.targets('s')).toEqual([])
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

  test('waits for one that is done again and may be rejected there', async () => {
    const edges = ['s→+f', '+f→A', 'A→C', 'C→e', 'A-rejected→+j', '+f→B', 'B→+j', '+j→X', 'X→e']
    const story = await createStory(edges)
    await story.approve('A')
    await story.sendBack('C', 'A', 'resume')
    await story.approve('B')
    expect(story.open()).toEqual(['A'])
    await story.reject('A')
    expect(story.open()).toEqual(['X'])
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

  test('that was cut off in another stands open again with that', async () => {
    const inside = ['sub:s→sub:+f', 'sub:+f→A', 'sub:+f→[in', 'A→sub:e', 'in]→sub:e', 'in:s→in:B', 'in:B→in:e']
    const story = await createStory(['s→[sub', 'sub]→e', 'sub]-rejected→Y', 'Y→e', ...inside])
    await story.reject('A')
    await story.sendBack('Y', 'A')
    expect(story.open()).toEqual(['A', 'in:B'])
    await story.approve('A', 'in:B')
    expect(story.ended()).toBe('approved')
  })

  test('without anybody to take its rejection up ends the whole', async () => {
    const story = await createStory(nested)
    await story.approve('P')
    await story.reject('A')
    expect(story.ended()).toBe('rejected')
  })

  test('is not returned to beside the rejection that ended it', async () => {
    const story = await createStory([...nested, 'sub]-rejected→Y', 'Y→e'])
    await story.approve('P', 'A')
    await story.reject('B')
    expect(story.targets('Y')).toEqual(['B', 'P', 's'])
  })

  test('is waited for while joins in it wait for each other', async () => {
    const circle = ['sub:s→sub:+g', 'sub:+g→sub:+a', 'sub:+g→sub:+b', 'sub:+a→A', 'A→sub:+b', 'sub:+b→B', 'B→sub:+a']
    const edges = ['s→+f', '+f→+j', '+f→[sub', 'sub]→+j', '+j→X', 'X→e', ...circle]
    const story = await createStory(edges)
    expect(story.open()).toEqual(['A'])
  })

  test('ends with a rejection by whoever only did an earlier node again outside of it', async () => {
    const story = await createStory([...nested, 'P-rejected→Z', 'Z→e', 'sub]-rejected→Y', 'Y→e'])
    await story.approve('P')
    await story.sendBack('A', 'P', 'resume')
    await story.reject('P')
    expect(story.open()).toEqual(['Y'])
  })
})

describe('coming straight back', () => {
  const chain = ['s→A', 'A→B', 'B→C', 'C→e']

  test('goes over everybody who returned the request in turn', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→X', 'X→C', 'C→e'])
    await story.approve('A', 'B', 'X')
    await story.sendBack('C', 'B', 'resume')
    await story.sendBack('B', 'A', 'resume')
    await story.approve('A')
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.open()).toEqual(['C'])
  })

  test('is no visit that whoever returned the request has done', async () => {
    const story = await createStory(chain)
    await story.approve('A', 'B')
    await story.sendBack('C', 'A', 'resume')
    expect(story.targets('A')).toEqual(['B', 'A', 's'])
    await story.approve('A')
    expect(story.targets('C')).toEqual(['B', 'A', 's'])
  })

  test('is over with a return after which everything is done anew', async () => {
    const story = await createStory(chain)
    await story.approve('A', 'B')
    await story.sendBack('C', 'A', 'resume')
    await story.approve('A')
    await story.sendBack('C', 'A', 'restart')
    await story.approve('A')
    expect(story.open()).toEqual(['B'])
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
