import { DomainError } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'
import { EgressFailure } from '../egress/egress-failure.ts'

export type SqlFailureKind = 'network' | 'login' | 'timeout' | 'stopped' | 'statement'

/** A database that could not be asked, or that refused what it was asked. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure'
  readonly kind: SqlFailureKind
  readonly text: Text
  /** Whether the same may go well another time. */
  readonly retryable: boolean

  constructor(kind: SqlFailureKind, message: Text, { retryable, cause }: { retryable: boolean; cause?: unknown }) {
    super(message.en, { cause })
    this.kind = kind
    this.text = message
    this.retryable = retryable
  }
}

type DriverError = Error & { code?: string; errno?: number; sqlState?: string; severity?: string }

const networkCodes =
  /^(ECONN|EHOST|ENET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|PROTOCOL_|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

/** In words that lead to the cause; refusals of our own pass as they are. */
export function asSqlFailure(error: unknown, host: string): Error {
  if (error instanceof DomainError || error instanceof SqlFailure) return error
  if (error instanceof EgressFailure) return new SqlFailure('network', error.text, { retryable: true, cause: error })
  if (!(error instanceof Error)) return new Error(String(error))
  const { code = '', errno, sqlState } = error as DriverError
  const state = sqlState ?? (/^[0-9A-Z]{5}$/.test(code) ? code : '')
  if (error instanceof AggregateError || networkCodes.test(code)) {
    return new SqlFailure('network', EgressFailure.network(error, host).text, { retryable: true, cause: error })
  }
  if (state === '') return withoutState(error, host)
  return byState(error, { state, errno, host })
}

/** What breaks before the server has said anything of its own. */
function withoutState(error: Error, host: string): SqlFailure {
  const isTimeout = /timeout/i.test(error.message)
  const message = isTimeout
    ? text(`连接 ${host} 超时`, `${host} could not be reached in time`)
    : text(`与数据库 ${host} 的连接失败：${error.message}`, `The connection to ${host} failed: ${error.message}`)
  return new SqlFailure('network', message, { retryable: true, cause: error })
}

const loginErrors = new Set([1044, 1045, 1049, 1698])
const stoppedErrors = new Set([1317, 1927, 3024, 1969, 3169])
/** Deadlocks, locks that were waited for in vain, too many connections, a server that goes down. */
const passingErrors = new Set([1205, 1213, 1040, 1053, 1203, 1290])

function byState(
  error: Error,
  { state, errno, host }: { state: string; errno: number | undefined; host: string },
): SqlFailure {
  const { message } = error
  const isMysql = errno !== undefined
  if (isMysql ? loginErrors.has(errno) : /^(28|3D)/.test(state)) {
    const told = text(`数据库 ${host} 拒绝登录：${message}`, `The database ${host} refuses the login: ${message}`)
    return new SqlFailure('login', told, { retryable: false, cause: error })
  }
  if (isMysql ? stoppedErrors.has(errno) : state === '57014' && !/^COPY/.test(message)) {
    const told = text(`语句被数据库中止：${message}`, `The database stopped the statement: ${message}`)
    return new SqlFailure('stopped', told, { retryable: true, cause: error })
  }
  const isPassing = isMysql ? passingErrors.has(errno) : /^(40|53|55P03|57P|08)/.test(state)
  const told = text(`数据库返回错误（${state}）：${message}`, `The database answered (${state}): ${message}`)
  return new SqlFailure('statement', told, { retryable: isPassing, cause: error })
}
