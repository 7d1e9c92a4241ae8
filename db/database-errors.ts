import pg from 'pg'

// Classes 08 (connection), 57P (shutdown, starting up) and 53300 (too many connections) of PostgreSQL's error codes.
const awayStates = /^(08|57P|53300$)/
const awaySystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])
const awayMessages =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/

const uniqueViolation = '23505'

/** Whether PostgreSQL, or the way to it, was not there; the same request may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  return someCause(error, (cause) => {
    if (cause instanceof pg.DatabaseError) return awayStates.test(cause.code ?? '')
    const { code, syscall } = cause as NodeJS.ErrnoException
    return (awaySystemCodes.has(code ?? '') && syscall !== undefined) || awayMessages.test(cause.message)
  })
}

export function isDuplicate(error: unknown): boolean {
  return someCause(error, (cause) => cause instanceof pg.DatabaseError && cause.code === uniqueViolation)
}

function someCause(error: unknown, test: (cause: Error) => boolean): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof AggregateError && current.errors.some((inner) => someCause(inner, test))) return true
    if (test(current)) return true
  }
  return false
}
