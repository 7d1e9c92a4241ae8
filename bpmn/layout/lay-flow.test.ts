import { describe, expect, test } from 'vitest'
import { createRandom } from '../../tooling/testing/random.ts'
import { findFaults } from './fixtures/find-faults.ts'
import { randomFlow } from './fixtures/random-flow.ts'
import { layFlow } from './lay-flow.ts'
import type { Edge, Node } from './parts.ts'

const task = (id: string, ...events: string[]): Node => ({
  ...{ id, width: 100, height: 80 },
  ...(events.length > 0 && { events: events.map((event) => ({ id: event, width: 28, height: 28 })) }),
})
const tasks = (...ids: string[]): Node[] => ids.map((id) => task(id))
/** `a>b` leads from a to b. */
const edges = (...pairs: string[]): Edge[] =>
  pairs.map((pair) => {
    const [source = '', target = ''] = pair.split('>')
    return { id: pair, source, target }
  })

function laid(nodes: Node[], ways: Edge[]) {
  const layout = layFlow(nodes, ways)
  expect(findFaults(nodes, ways, layout)).toEqual([])
  return {
    x: (id: string): number => layout.places.get(id)?.x ?? 0,
    y: (id: string): number => layout.places.get(id)?.y ?? 0,
    way: (id: string) => layout.ways.get(id) ?? [],
  }
}

describe('shapes lie apart, and ways lead from shape to shape past all others', () => {
  test('of 300 flows with failures, words, names and circles', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { nodes, edges } = randomFlow(createRandom(seed), {
        count: 1 + (seed % (seed % 10 === 0 ? 60 : 12)),
        reach: 12,
      })
      expect(findFaults(nodes, edges, layFlow(nodes, edges)), `seed ${seed}`).toEqual([])
    }
  })

  test.each([
    ['short', 12],
    ['long', 900],
  ])('of 1,000 nodes with %s edges', (_name, reach) => {
    const { nodes, edges } = randomFlow(createRandom(1), { count: 1000, reach })
    expect(findFaults(nodes, edges, layFlow(nodes, edges))).toEqual([])
  })
})

describe('a flow', () => {
  test('leads from left to right', () => {
    const { x } = laid(tasks('d', 'c', 'b', 'a'), edges('a>b', 'b>c', 'a>c', 'c>d'))
    const places = ['a', 'b', 'c', 'd'].map(x)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  test('that forks has its fork and its join in the middle of the branches', () => {
    const { y } = laid(tasks('a', 'b', 'c', 'd'), edges('a>b', 'a>c', 'b>d', 'c>d'))
    expect([y('a'), y('d')]).toEqual([(y('b') + y('c')) / 2, (y('b') + y('c')) / 2])
  })

  test('goes straight on when nothing fails; what fails leaves below, and never touches what stands there', () => {
    const nodes = [task('a', 'late', 'failed'), ...tasks('b', 'c', 'd')]
    const { x, y, way } = laid(nodes, edges('a>b', 'late>d', 'failed>c'))
    expect(y('b')).toBe(y('a'))
    expect(way('a>b')).toHaveLength(2)
    expect([x('late') < x('failed'), y('c') > y('b'), y('d') > y('c')]).toEqual([true, true, true])
  })

  test('has long edges without a corner on their way past', () => {
    const { way } = laid(tasks('a', 'b', 'c', 'd', 'e'), edges('a>b', 'b>c', 'c>d', 'd>e', 'a>e'))
    expect(way('a>e').length).toBeLessThanOrEqual(6)
  })

  test('leads what goes back around everything', () => {
    const { way, y } = laid(tasks('a', 'b'), edges('a>b', 'b>a', 'a>a'))
    for (const id of ['b>a', 'a>a']) expect(way(id).some((corner) => corner.y > y('b') + 80)).toBe(true)
  })

  test('has room for words on a level line of their own', () => {
    const worded = edges('a>b', 'a>c', 'b>d', 'c>d', 'a>d').map((edge) => ({ ...edge, room: 120 }))
    const { way } = laid(tasks('a', 'b', 'c', 'd'), worded)
    for (const { id } of worded) {
      const lengths = way(id).map(({ x }, index) => Math.abs(x - (way(id)[index - 1]?.x ?? x)))
      expect(Math.max(...lengths)).toBeGreaterThanOrEqual(140)
    }
  })

  test('may be empty, or of parts that nothing ties together', () => {
    expect(layFlow([], [])).toEqual({ places: new Map(), ways: new Map() })
    laid(tasks('a', 'b', 'c'), edges('a>b'))
    expect(layFlow(tasks('a'), edges('a>gone', 'gone>a')).ways.size).toBe(0)
  })
})

describe('5,000 nodes take seconds of a processor', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `n${index}`)
  const row = ids.slice(1).map((id, index) => `${ids[index]}>${id}`)
  const random = createRandom(5)
  const anyBefore = (index: number) => ids[Math.floor(random() * index)]
  const flows = {
    'in a row': row,
    'in a row, with an edge from the first to each other': [...row, ...ids.slice(2).map((id) => `n0>${id}`)],
    'in a row, with an edge from each to the last': [...row, ...ids.slice(0, -2).map((id) => `${id}>n4999`)],
    'between the first and the last': ids.slice(1, -1).flatMap((id) => [`n0>${id}`, `${id}>n4999`]),
    'with edges from anywhere': ids
      .slice(1)
      .flatMap((id, index) => [`${anyBefore(index + 1)}>${id}`, `${anyBefore(index + 1)}>${id}`]),
  }
  test.each(Object.entries(flows))('%s', { timeout: 300_000 }, (_name, pairs) => {
    const begin = process.threadCpuUsage()
    const { ways } = layFlow(tasks(...ids), edges(...new Set(pairs)))
    expect(process.threadCpuUsage(begin).user / 1_000_000).toBeLessThan(10)
    const corners = [...ways.values()].reduce((sum, way) => sum + way.length, 0)
    expect(corners).toBeLessThan(10 * pairs.length)
  })
})
