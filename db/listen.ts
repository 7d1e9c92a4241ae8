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
// A connection that died without a word must not be taken for a silent one.
const pulseMs = 400
const trustMs = 1000
const deadMs = 10_000

/** One connection that hears PostgreSQL's notifications for the whole process. */
export function createListener(url: string): Listener {
  const handlers = new Map<string, Set<(payload: string) => void>>()
  let client: pg.Client | undefined
  let listening = 0
  let answeredAt = 0
  let isAsking = false
  let turn: Promise<unknown> = Promise.resolve()
  let retry: NodeJS.Timeout | undefined
  let isClosed = false
  let isFirst = true
  const firstReady = Promise.withResolvers<void>()
  let connecting = connect()
  const pulse = setInterval(() => void checkPulse(), pulseMs).unref()

  return {
    subscribe(channel, handler) {
      const known = handlers.get(channel)
      const of = known ?? new Set()
      of.add(handler)
      if (!known) {
        handlers.set(channel, of)
        if (client) void listen(client, channel).catch(() => {})
      }
      return () => {
        of.delete(handler)
      }
    },
    ready: () => firstReady.promise,
    isConnected: () => client !== undefined && listening === 0 && Date.now() - answeredAt < trustMs,
    async close() {
      isClosed = true
      clearInterval(pulse)
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
      turn = Promise.resolve()
      answeredAt = Date.now()
      for (const channel of handlers.keys()) await listen(next, channel)
    } catch {
      await next.end().catch(() => {})
      return
    }
    firstReady.resolve()
    if (!isFirst) for (const channel of handlers.keys()) tell(channel, '')
    isFirst = false
  }

  function inTurn(to: pg.Client, statement: string): Promise<unknown> {
    const answer = turn.then(() => to.query(statement))
    turn = answer.catch(() => {})
    return answer
  }

  async function listen(to: pg.Client, channel: string): Promise<void> {
    listening++
    await inTurn(to, `listen ${pg.escapeIdentifier(channel)}`).finally(() => listening--)
  }

  async function checkPulse(): Promise<void> {
    const asked = client
    if (!asked) return
    if (isAsking) {
      if (Date.now() - answeredAt > deadMs) await asked.end().catch(() => {})
      return
    }
    isAsking = true
    try {
      await inTurn(asked, 'select')
      answeredAt = Date.now()
    } catch {
      // The end of the connection says so itself.
    } finally {
      isAsking = false
    }
  }

  function tell(channel: string, payload: string): void {
    for (const handler of handlers.get(channel) ?? []) handler(payload)
  }
}
