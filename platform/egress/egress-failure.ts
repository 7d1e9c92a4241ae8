import { type Text, text } from '../../domain/text.ts'

export type FailureKind = 'timeout' | 'cancelled' | 'network' | 'protocol'

/** A call that was allowed and did not come to an answer. */
export class EgressFailure extends Error {
  override readonly name = 'EgressFailure'
  readonly kind: FailureKind
  readonly text: Text

  constructor(kind: FailureKind, message: Text, cause?: unknown) {
    super(message.en, { cause })
    this.kind = kind
    this.text = message
  }

  static timeout(timeoutMs: number): EgressFailure {
    const seconds = timeoutMs / 1000
    return new EgressFailure('timeout', text(`${seconds} 秒内没有完成请求`, `The call did not end within ${seconds} s`))
  }

  static cancelled(): EgressFailure {
    return new EgressFailure('cancelled', text('请求已取消', 'The call was cancelled'))
  }

  static network(error: Error, host: string): EgressFailure {
    const code = codeOf(error)
    const known = code === undefined ? undefined : networkTexts[code]?.(host)
    const reason = code ?? error.message
    return new EgressFailure(
      'network',
      known ?? text(`请求 ${host} 失败：${reason}`, `Calling ${host} failed: ${reason}`),
      error,
    )
  }
}

const untrusted = (host: string) =>
  text(
    `${host} 的证书不受信任；内部 CA 可通过 NODE_EXTRA_CA_CERTS 加入`,
    `The certificate of ${host} is not trusted; an inner CA can be added by NODE_EXTRA_CA_CERTS`,
  )

const networkTexts: Record<string, (host: string) => Text> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: (host) => text(`${host} 的证书已过期`, `The certificate of ${host} has expired`),
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => text(`证书不属于 ${host}`, `The certificate is not that of ${host}`),
  ENOTFOUND: (host) => text(`找不到主机 ${host}`, `There is no host ${host}`),
  EAI_AGAIN: (host) => text(`暂时无法解析主机 ${host}`, `Host ${host} cannot be resolved at the moment`),
  ECONNREFUSED: (host) => text(`${host} 拒绝连接`, `${host} refused the connection`),
  ECONNRESET: (host) => text(`${host} 中断了连接`, `${host} broke the connection`),
  UND_ERR_SOCKET: (host) => text(`${host} 中断了连接`, `${host} broke the connection`),
  ETIMEDOUT: (host) => text(`连接 ${host} 超时`, `${host} could not be reached in time`),
  UND_ERR_CONNECT_TIMEOUT: (host) => text(`连接 ${host} 超时`, `${host} could not be reached in time`),
  EHOSTUNREACH: (host) => text(`无法到达 ${host}`, `${host} cannot be reached`),
  ENETUNREACH: (host) => text(`无法到达 ${host}`, `${host} cannot be reached`),
  UND_ERR_HEADERS_OVERFLOW: (host) => text(`${host} 的响应头过大`, `The headers that ${host} answered are too large`),
}

/** Several addresses that all failed come as one error around theirs. */
function codeOf(error: Error): string | undefined {
  const { code, cause } = error as NodeJS.ErrnoException
  if (error instanceof AggregateError) {
    const first = error.errors.find((inner) => inner instanceof Error)
    return first && codeOf(first)
  }
  return code ?? (cause instanceof Error ? codeOf(cause) : undefined)
}
