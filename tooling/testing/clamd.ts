import { createServer, type Socket } from 'node:net'

const command = 'zINSTREAM\0'

/** Speaks clamd's INSTREAM; whatever holds `EICAR` is infected. */
export async function startClamd({ mostBytes = Number.POSITIVE_INFINITY } = {}) {
  const received: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let left = Buffer.alloc(0)
    let content = Buffer.alloc(0)
    let hasCommand = false
    socket.on('error', () => socket.destroy())
    socket.on('data', (part: Buffer) => {
      left = Buffer.concat([left, part])
      if (!hasCommand) {
        if (left.length < command.length) return
        if (left.subarray(0, command.length).toString() !== command) return socket.end('UNKNOWN COMMAND\0')
        left = left.subarray(command.length)
        hasCommand = true
      }
      while (left.length >= 4) {
        const length = left.readUInt32BE()
        if (length === 0) return end()
        if (left.length < 4 + length) return
        content = Buffer.concat([content, left.subarray(4, 4 + length)])
        left = left.subarray(4 + length)
        if (content.length > mostBytes) return socket.end('INSTREAM size limit exceeded. ERROR\0')
      }
    })
    function end(): void {
      received.push(content)
      socket.end(content.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    address: `tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received,
    close(): void {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
