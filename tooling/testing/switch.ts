import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Switch = { address: string; off(): void; on(): Promise<void> }

/** A way to a server that can be cut and opened again, always at the same address; it begins open. */
export async function startSwitch(target: string): Promise<Switch> {
  const [host, port] = target.split(':') as [string, string]
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const onward = connect(Number(port), host)
    for (const end of [socket, onward]) {
      sockets.add(end)
      end.on('error', () => {}).on('close', () => sockets.delete(end))
    }
    socket.pipe(onward).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = (server.address() as AddressInfo).port
  return {
    address: `127.0.0.1:${own}`,
    off() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    async on() {
      server.listen(own, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
