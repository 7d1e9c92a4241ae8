import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What flows of a browser test call: `/give/<json>` answers it, `/hold/<name>` waits for `letGo`, `/broken/<name>` fails until `mend`. */
export async function startFlowService() {
  const held = new Map<string, Set<() => void>>()
  const open = new Set<string>()
  const mended = new Set<string>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const [, kind, name = ''] = path.split('/')
    if (kind === 'give') return answer(response, 200, JSON.parse(path.slice('/give/'.length) || 'null'))
    if (kind === 'broken')
      return mended.has(name) ? answer(response, 200, { ok: name }) : answer(response, 500, { error: name })
    if (kind !== 'hold' || open.has(name)) return answer(response, 200, { ok: name })
    held.set(
      name,
      (held.get(name) ?? new Set()).add(() => answer(response, 200, { ok: name })),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mend: (name: string) => void mended.add(name),
    /** From now on it is answered at once. */
    letGo(name: string): void {
      open.add(name)
      for (const go of held.get(name) ?? []) go()
      held.delete(name)
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  if (response.destroyed) return
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}
