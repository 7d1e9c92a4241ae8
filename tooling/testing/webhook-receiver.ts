import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

type Received = { headers: IncomingHttpHeaders; body: string }

/** A service of somebody else's that is called: it keeps what came to each path, and answers as it is told to, else 200. */
export async function startReceiver() {
  const received = new Map<string, Received[]>()
  const answers = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    let body = ''
    for await (const chunk of request) body += chunk
    received.set(path, [...(received.get(path) ?? []), { headers: request.headers, body }])
    response.statusCode = answers.get(path) ?? 200
    response.end(`answer of ${path}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    calls: (path: string): Received[] => received.get(path) ?? [],
    answer: (path: string, status: number) => answers.set(path, status),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
