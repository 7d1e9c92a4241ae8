import { expect, test } from 'vitest'
import { randomDefinition } from '../../tooling/testing/random-definitions.ts'
import { writeApproval } from '../approval/write-approval.ts'
import type { Point, Size } from '../layout/parts.ts'
import { type Element, listOf } from '../model/element.ts'
import { openBpmn } from '../model/open-bpmn.ts'
import { isFlow, isHolder, layPlace } from './lay-place.ts'

type Box = Point & Size

const holds = (outer: Box, { x, y }: Point, { width, height }: Size = { width: 0, height: 0 }): boolean =>
  outer.x < x && outer.y < y && outer.x + outer.width > x + width && outer.y + outer.height > y + height
const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

test('a sub-process is drawn around what it holds, and beside all else (80 definitions)', async () => {
  let held = 0
  for (let seed = 1; seed <= 80; seed++) {
    const definitions = await openBpmn(await writeApproval(randomDefinition(seed)))
    const elements = listOf(listOf(definitions, 'rootElements')[0], 'flowElements')
    const { boxes, ways } = layPlace(elements)
    look(elements)

    function look(beside: Element[], holder?: Element): void {
      const shapes = beside.filter((element) => !isFlow(element))
      const outer = holder && boxOf(holder)
      for (const shape of shapes) {
        const box = boxOf(shape)
        if (outer) expect(holds(outer, box, box), `seed ${seed}: ${shape.id}`).toBe(true)
        const others = shapes.filter((other) => other !== shape && meet(boxOf(other), box))
        expect(others.map(({ id }) => `seed ${seed}: ${id} lies on ${shape.id}`)).toEqual([])
        if (isHolder(shape)) look(listOf(shape, 'flowElements'), shape)
      }
      if (!outer) return
      held += shapes.length
      const corners = beside.filter(isFlow).flatMap((flow) => ways.get(String(flow.id)) ?? [])
      expect(corners.filter((corner) => !holds(outer, corner))).toEqual([])
    }

    function boxOf({ id }: Element): Box {
      const box = boxes.get(String(id))
      if (!box) throw new Error(`${id} has no place`)
      return box
    }
  }
  expect(held).toBeGreaterThan(100)
})
