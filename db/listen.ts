import pg from 'pg'

export type Listener = {
  /** Returns how to stop. After a reconnect every handler is called with '': what it missed it reads again. */
  subscribe(channel: string, handler: (payload: string) => void): () => void
  /** Resolves when it hears for the first time. */
  ready(): Promise<void>
  /** While false, notifications may be missed. */
  isConnected(): boolean
  close(): Promise<void>
}

const retryMs = 1000

/** One connection that hears PostgreSQL's notifications for the whole process. */
export function createListener(url: string): Listener {
  const handlers = new Map<string, Set<(payload: string) => void>>()
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let isClosed = false
  let isFirst = true
  const firstReady = Promise.withResolvers<void>()
  let connecting = connect()

  return {
    subscribe(channel, handler) {
      const known = handlers.get(channel)
      const of = known ?? new Set()
      of.add(handler)
      if (!known) {
        handlers.set(channel, of)
        client?.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {})
      }
      return () => {
        of.delete(handler)
      }
    },
    ready: () => firstReady.promise,
    isConnected: () => client !== undefined,
    async close() {
      isClosed = true
      clearTimeout(retry)
      await connecting
      await client?.end().catch(() => {})
    },
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'ops-listen', keepAlive: true })
    next.on('error', () => {})
    next.on('end', () => {
      if (client === next) client = undefined
      if (isClosed) return
      retry = setTimeout(() => {
        connecting = connect()
      }, retryMs)
    })
    next.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    try {
      await next.connect()
      client = next
      for (const channel of handlers.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch {
      await next.end().catch(() => {})
      return
    }
    firstReady.resolve()
    if (!isFirst) for (const channel of handlers.keys()) tell(channel, '')
    isFirst = false
  }

  function tell(channel: string, payload: string): void {
    for (const handler of handlers.get(channel) ?? []) handler(payload)
  }
}
