import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server as NetServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A real server on this machine for the length of a test. `closed` resolves when nobody is connected. */
export async function serve(handle: RequestListener) {
  const server = createServer(handle)
  return listen(server)
}

/** The same over TLS. */
export async function serveTls(handle: RequestListener, certificate: { cert: string; key: string }) {
  const { port, ...served } = await listen(createTlsServer(certificate, handle))
  return { ...served, port, url: `https://localhost:${port}` }
}

export async function serveRaw(behave: (socket: Socket) => void) {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {}).resume()
    behave(socket)
  })
  return listen(server)
}

async function listen(server: NetServer) {
  const sockets = new Set<Socket>()
  let onEmpty = () => {}
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) onEmpty()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = server.address() as AddressInfo
  const closed = () => (sockets.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => (onEmpty = resolve)))
  return { server, port, url: `http://127.0.0.1:${port}`, closed }
}

export function drip(socket: Socket, start: string) {
  socket.write(start)
  const timer = setInterval(() => socket.write('z'), 20)
  socket.once('close', () => clearInterval(timer))
}

export async function textOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString()
}
