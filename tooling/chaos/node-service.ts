import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `path`: what was asked for, without the phase that the test gave it. */
type Call = { phase: string; path: string; begunAt: number; endedAt: number; status: number }

/**
 * What the nodes of a flow call, at `/<phase>/<kind>/<number>/<name>`: `give` answers the number, `slow` after so many
 * milliseconds, `fail` refuses, `flaky` refuses so many calls of each key. Remembers every call by its idempotency key.
 */
export async function startNodeService() {
  const byKey = new Map<string, Call[]>()

  const server = createServer((request, response) => {
    const [, phase = '', kind = '', number = '0', name = ''] = (request.url ?? '').split('/')
    const key = String(request.headers['idempotency-key'] ?? '')
    const calls = byKey.get(key) ?? []
    byKey.set(key, calls)
    const isRefused = kind === 'fail' || (kind === 'flaky' && calls.length < Number(number))
    const status = isRefused ? 500 : 200
    const call = { phase, path: `${kind}/${number}/${name}`, begunAt: Date.now(), endedAt: Infinity, status }
    calls.push(call)
    const answer = () => {
      call.endedAt = Date.now()
      if (request.socket.destroyed) return
      response
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ name, n: Number(number) }))
    }
    if (kind === 'slow') setTimeout(answer, Number(number))
    else answer()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    callsOf: (phase: string) => [...byKey.values()].filter(([first]) => first?.phase === phase),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
