import { expect, test } from 'vitest'
import { endWithServer } from './end-with-server.ts'

function streamOf(events: string[], { isOpen }: { isOpen: boolean }) {
  let isCancelled = false
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const event of events) controller.enqueue(new TextEncoder().encode(event))
      if (!isOpen) controller.close()
    },
    cancel() {
      isCancelled = true
    },
  })
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8' }
  return { response: new Response(body, { headers }), isCancelled: () => isCancelled }
}

test('passes events on to their end', async () => {
  const { response } = streamOf(['data: 1\n\n', 'data: 2\n\n'], { isOpen: false })
  expect(await endWithServer(response, new AbortController().signal).text()).toBe('data: 1\n\ndata: 2\n\n')
})

test('ends an open stream with a hint to come back when the server drains', async () => {
  const closing = new AbortController()
  const { response, isCancelled } = streamOf(['data: 1\n\n'], { isOpen: true })
  const reading = endWithServer(response, closing.signal).text()
  closing.abort()
  expect(await reading).toMatch(/retry: 1000\n\n$/)
  expect(isCancelled()).toBe(true)
})

test('tells the source when the reader has gone', async () => {
  const { response, isCancelled } = streamOf(['data: 1\n\n'], { isOpen: true })
  await endWithServer(response, new AbortController().signal).body?.cancel()
  expect(isCancelled()).toBe(true)
})

test('leaves other answers as they are', () => {
  const answer = new Response('{}', { headers: { 'Content-Type': 'application/json' } })
  expect(endWithServer(answer, new AbortController().signal)).toBe(answer)
})
