import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type DayService = Awaited<ReturnType<typeof startDayService>>

const atOnce: RequestListener = (_request, response) => response.end()

/** A service that is asked for days: each call's path is one, and what came is kept. */
export async function startDayService() {
  /** In the order in which they were asked for. */
  const days: string[] = []
  /** The idempotency keys that came with the calls. */
  const keys = new Set<unknown>()
  let answer = atOnce
  const server = createServer((request, response) => {
    days.push((request.url ?? '').slice(1))
    keys.add(request.headers['idempotency-key'])
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    days,
    keys,
    answerBy(next: RequestListener = atOnce) {
      answer = next
    },
    /** Answers each call only when told. */
    hold() {
      const held: ServerResponse[] = []
      answer = (_request, response) => held.push(response)
      return {
        count: () => held.length,
        release() {
          answer = atOnce
          for (const response of held.splice(0)) response.end()
        },
      }
    },
    /** Forgets what came and cuts every connection. */
    reset() {
      days.length = 0
      keys.clear()
      answer = atOnce
      server.closeAllConnections()
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
