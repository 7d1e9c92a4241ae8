import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { unreachable } from './unreachable.ts'

const lint = createLint(unreachable, import.meta.url)

test('every element lies on a way from a start event, or begins by something else', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('elements to which no way leads are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'alone: No way leads from a start event to "Einsam (alone)" / 没有从开始事件通往“Einsam (alone)”的路',
    'circle: No way leads from a start event to "circle" / 没有从开始事件通往“circle”的路',
    'back: No way leads from a start event to "back" / 没有从开始事件通往“back”的路',
    'rescue: No way leads from a start event to "rescue" / 没有从开始事件通往“rescue”的路',
  ])
})
