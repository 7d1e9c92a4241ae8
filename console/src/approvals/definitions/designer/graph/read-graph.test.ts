import { expect, test } from 'vitest'
import { flatten } from './read-graph.ts'

test('what stands in sub-processes is found beside them, and they do not hold it twice', () => {
  const inner = {
    nodes: [{ id: 'b', type: 'approval' as const, config: { mode: 'any' as const } }],
    edges: [{ source: 'b', target: 'c' }],
  }
  const outer = {
    nodes: [{ id: 'a', type: 'subprocess' as const, config: { for_each: 'form.rows', ...inner } }],
    edges: [],
  }

  expect(flatten(outer)).toEqual({
    nodes: [
      { id: 'a', type: 'subprocess', config: { for_each: 'form.rows' } },
      { id: 'b', type: 'approval', config: { mode: 'any' } },
    ],
    edges: [{ source: 'b', target: 'c' }],
  })
})
