import { expect, test } from 'vitest'
import { placeNodes } from './place-nodes.ts'

const size = { width: 100, height: 80 }
const nodes = (...ids: string[]) => ids.map((id) => ({ id, ...size }))
const edges = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [source = '', target = ''] = pair.split('>')
    return { id: pair, source, target }
  })

test('a node stands to the right of all that leads to it', () => {
  const { nodes: places } = placeNodes(nodes('d', 'c', 'b', 'a'), edges('a>b', 'b>c', 'a>c', 'c>d'))
  const x = (id: string) => places.get(id)?.x ?? 0
  expect(['a', 'b', 'c', 'd'].map(x)).toEqual(['a', 'b', 'c', 'd'].map(x).toSorted((one, two) => one - two))
})

test('no node covers another, and an edge that passes a layer goes beside its nodes', () => {
  const many = Array.from({ length: 30 }, (_, index) => `n${index}`)
  const pairs = many.flatMap((id, index) =>
    [index + 1, index + 4, index + 9].filter((to) => to < many.length).map((to) => `${id}>n${to}`),
  )
  const { nodes: places, edges: ways } = placeNodes(nodes(...many), edges(...pairs))
  const boxes = [...places.values()]
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const isApart = Math.abs(box.x - other.x) >= size.width || Math.abs(box.y - other.y) >= size.height
      expect(isApart).toBe(true)
    }
  }
  for (const [pair, way] of ways) {
    for (const [from, to] of way.slice(1).map((point, index) => [way[index] ?? point, point] as const)) {
      const crossed = boxes.filter(
        ({ x, y }) => from.y === to.y && from.y > y && from.y < y + size.height && from.x < x && to.x > x + size.width,
      )
      expect(crossed, pair).toEqual([])
    }
  }
})

test('a circle is placed too, without a way for the edge that goes back', () => {
  const { nodes: places, edges: ways } = placeNodes(nodes('a', 'b'), edges('a>b', 'b>a'))
  expect(places.size).toBe(2)
  expect([...ways.keys()]).toEqual(['a>b'])
})

test('a thousand nodes take no noticeable time', () => {
  const many = Array.from({ length: 1000 }, (_, index) => `n${index}`)
  const pairs = many.flatMap((id, index) =>
    [index * 2 + 1, index * 2 + 2].filter((to) => to < 1000).map((to) => `${id}>n${to}`),
  )
  const begin = performance.now()
  placeNodes(nodes(...many), edges(...pairs))
  expect(performance.now() - begin).toBeLessThan(2000)
})
