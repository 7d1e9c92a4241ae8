import { createServer } from 'node:net'

/** The preferred port when it is free, else the next free one after it, else any free one. */
export async function pickPort(preferred?: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (preferred !== undefined) {
    for (let port = preferred; port < Math.min(preferred + 100, 65_536); port++) {
      if (!taken.has(port) && (await isPortFree(port))) return port
    }
  }
  for (;;) {
    const port = await listen(0)
    if (port === undefined) throw new Error('There is no free port on 127.0.0.1.')
    if (!taken.has(port)) return port
  }
}

export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listen(port, host)) !== undefined
}

function listen(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(bound))
    })
  })
}
