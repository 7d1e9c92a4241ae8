import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Effect = { key: string; path: string; body: string }

/** Longer than a worker carries a call out inline. */
const slowMs = 3000

/** The world outside: remembers every call before it answers, and holds back the answers it is asked to hold back. Some take long. */
export async function startSink() {
  const effects: Effect[] = []
  const held = new Set<() => void>()
  let isHolding = false

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    effects.push({ key: String(request.headers['idempotency-key'] ?? ''), path: request.url ?? '', body })
    if (isHolding && request.url?.startsWith('/held')) held.add(() => answer(request, response))
    else if (request.url?.startsWith('/slow')) setTimeout(() => answer(request, response), slowMs)
    else answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    effects,
    hold() {
      isHolding = true
    },
    release() {
      isHolding = false
      for (const go of held) go()
      held.clear()
    },
    /** By idempotency key, what was asked for under it. */
    byKey: () => Map.groupBy(effects, ({ key }) => key),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.socket.destroyed) return
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":true}')
}
