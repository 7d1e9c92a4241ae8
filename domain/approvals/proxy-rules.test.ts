import { describe, expect, test } from 'vitest'
import { clashOf, type ProxySpan, spanFault } from './proxy-rules.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const span = (userId: number, proxyId: number, [from, to]: [number, number], ...workflowIds: number[]): ProxySpan => ({
  ...{ userId, proxyId, workflowIds },
  startsAt: at(from),
  endsAt: at(to),
})

describe('a proxy', () => {
  test('is somebody else, for a time that lies ahead and has an end', () => {
    const now = at(5)
    expect(spanFault(span(1, 2, [4, 6]), now)).toBe(undefined)
    expect(spanFault(span(1, 1, [4, 6]), now)?.extras.fields).toMatchObject([{ field: 'proxy_id' }])
    expect(spanFault(span(1, 2, [6, 6]), now)?.extras.fields).toMatchObject([{ field: 'ends_at' }])
    expect(spanFault(span(1, 2, [3, 5]), now)?.extras.fields).toMatchObject([{ field: 'ends_at' }])
    expect(spanFault(span(1, 2, [6, 400]), now)?.extras.fields).toMatchObject([{ field: 'ends_at' }])
  })

  test('is one at a time for each definition', () => {
    expect(clashOf(span(1, 2, [1, 5]), [span(1, 3, [4, 6])])?.code).toBe('conflict')
    expect(clashOf(span(1, 2, [1, 5]), [span(1, 3, [5, 6])])).toBe(undefined)
    expect(clashOf(span(1, 2, [1, 5], 7), [span(1, 3, [4, 6], 8)])).toBe(undefined)
    expect(clashOf(span(1, 2, [1, 5], 7), [span(1, 3, [4, 6], 7, 8)])?.code).toBe('conflict')
    expect(clashOf(span(1, 2, [1, 5], 7), [span(1, 3, [4, 6])])?.code).toBe('conflict')
  })

  test('makes no chain and no circle', () => {
    expect(clashOf(span(1, 2, [1, 5]), [span(2, 3, [4, 6])])?.code).toBe('conflict')
    expect(clashOf(span(1, 2, [1, 5]), [span(2, 1, [4, 6])])?.code).toBe('conflict')
    expect(clashOf(span(1, 2, [1, 5]), [span(3, 1, [4, 6])])?.code).toBe('conflict')
    expect(clashOf(span(1, 2, [1, 5]), [span(3, 2, [4, 6])])).toBe(undefined)
    expect(clashOf(span(1, 2, [1, 5], 7), [span(2, 3, [4, 6], 8)])).toBe(undefined)
  })
})
