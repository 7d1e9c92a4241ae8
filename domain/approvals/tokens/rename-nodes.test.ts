import { describe, expect, test } from 'vitest'
import { createStory } from '../../../tooling/testing/approval-story.ts'

describe('a node that another plan has under another name', () => {
  test('is gone by itself, and stood at when it is told to stand for the one before', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    const there = ['s→N', 'N→B', 'B→e']
    expect(await story.moveTo(there)).toEqual([{ node: 'A', rule: 'gone' }])
    expect(await story.moveTo(there, { A: 'N' })).toEqual([])
    expect(story.open()).toEqual(['N'])
    await story.approve('N', 'B')
    expect(story.ended()).toBe('approved')
  })

  test('is returned to for what was done there before', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    await story.approve('A')
    expect(await story.moveTo(['s→N', 'N→B', 'B→e'], { A: 'N' })).toEqual([])
    expect(story.targets('B')).toContain('N')
    await story.sendBack('B', 'N', 'resume')
    expect(story.open()).toEqual(['N'])
  })

  test('is gone straight back to, after a return from there', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    await story.approve('A')
    await story.sendBack('B', 'A', 'resume')
    expect(await story.moveTo(['s→A', 'A→C', 'C→N', 'N→e'], { B: 'N' })).toEqual([])
    await story.approve('A')
    expect(story.open()).toEqual(['N'])
  })

  test('joins the branches that waited at the one before, by the edges from nodes that are called otherwise, too', async () => {
    const story = await createStory(['s→+f', '+f→A', '+f→B', 'A→+j', 'B→+j', '+j→e'])
    await story.approve('A')
    const there = ['s→+f', '+f→N', '+f→B', 'N→+k', 'B→+k', '+k→e']
    expect(await story.moveTo(there, { A: 'N' })).toEqual([{ node: '+j', rule: 'gone' }])
    expect(await story.moveTo(there, { A: 'N', '+j': '+k' })).toEqual([])
    await story.approve('B')
    expect(story.ended()).toBe('approved')
  })

  test('takes what stands in it along, when it is a sub-process', async () => {
    const story = await createStory(['s→[X', '[X→e', 'X:s→X:A', 'X:A→X:e'])
    expect(story.open()).toEqual(['X:A'])
    const there = ['s→[Y', '[Y→e', 'Y:s→Y:A', 'Y:A→Y:e']
    expect(await story.moveTo(there, { X: 'Y', 'X:A': 'Y:A', 'X:s': 'Y:s', 'X:e': 'Y:e' })).toEqual([])
    expect(story.open()).toEqual(['Y:A'])
    await story.approve('Y:A')
    expect(story.ended()).toBe('approved')
  })

  test('may change names with another', async () => {
    const story = await createStory(['s→A', 'A→B', 'B→e'])
    expect(await story.moveTo(['s→B', 'B→A', 'A→e'], { A: 'B', B: 'A' })).toEqual([])
    expect(story.open()).toEqual(['B'])
    await story.approve('B')
    expect(story.open()).toEqual(['A'])
  })
})
