import { describe, expect, test } from 'vitest'
import { createStory } from '../../../tooling/testing/approval-story.ts'

describe('a request is moved to another version', () => {
  test('when every node that is under way is there; steps that come new lie ahead', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    await story.approve('A')
    expect(await story.moveTo(['s→A', 'A→N', 'N→B', 'B→C', 'C→e'])).toEqual([])
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.open()).toEqual(['C'])
    await story.approve('C')
    expect(story.ended()).toBe('approved')
  })

  test('not when such a node is gone, is of another kind, or stands in another place', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    await story.approve('A')
    expect(await story.moveTo(['s→A', 'A→e'])).toEqual([{ node: 'B', rule: 'gone' }])
    expect(story.open()).toEqual(['B'])
    const fork = await createStory(['s→cc', 'cc→+f', '+f→A', '+f→B', 'A→+j', 'B→+j', '+j→e'])
    await fork.approve('A')
    expect(await fork.moveTo(['s→+f', '+f→A', '+f→B', 'A→e', 'B→+j', '+j→e'])).toEqual([{ node: '+j', rule: 'join' }])
    const inside = await createStory(['s→[S', 'S]→e', 'S:s→A', 'A→S:e'])
    expect(await inside.moveTo(['s→A', 'A→e'])).toContainEqual({ node: 'S', rule: 'gone' })
    expect(await inside.moveTo(['s→[S', 'S]→A', 'A→e', 'S:s→X', 'X→S:e'])).toEqual([{ node: 'A', rule: 'place' }])
  })

  test('branches that wait for each other go on waiting, also for branches that come new', async () => {
    const story = await createStory(['s→+f', '+f→A', '+f→B', 'A→+j', 'B→+j', '+j→e'])
    await story.approve('A')
    expect(await story.moveTo(['s→+f', '+f→A', '+f→B', 'A→+j', 'B→C', 'C→+j', '+j→D', 'D→e'])).toEqual([])
    await story.approve('B')
    expect(story.open()).toEqual(['C'])
    await story.approve('C')
    expect(story.open()).toEqual(['D'])
  })

  test('the way that a branch has come by is known again, in whatever order ways are told', async () => {
    const forks = ['s→+f', '+f→A', '+f→B', '+f→C', 'C→A', '+j→D', 'D→e']
    const story = await createStory([...forks, 'A→+j', 'B→+j'])
    await story.approve('A')
    expect(await story.moveTo([...forks, 'B→+j', 'A→+j'])).toEqual([])
    await story.approve('B')
    expect(story.open()).toEqual(['C', 'D'])
  })

  test('nothing is returned to what has vanished; what had come from it stays', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→C', 'C→e'])
    await story.approve('A', 'B')
    expect(await story.moveTo(['s→A', 'A→C', 'C→e'])).toEqual([])
    expect(story.targets('C')).toEqual(['A', 's'])
    await story.sendBack('C', 'A')
    await story.approve('A')
    expect(story.open()).toEqual(['C'])
  })

  test('one that goes straight back to who returned it needs both nodes', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    await story.approve('A')
    await story.sendBack('B', 'A', 'resume')
    expect(await story.moveTo(['s→A', 'A→e'])).toEqual([{ node: 'B', rule: 'gone' }])
    expect(await story.moveTo(['s→A', 'A→N', 'N→B', 'B→e'])).toEqual([])
    await story.approve('A')
    expect(story.open()).toEqual(['B'])
  })
})
