import { InvalidCredentialsError, ResultCodeError } from 'ldapts'
import { DomainError } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'

/** A directory that could not be asked; the text is for administrators. */
export class LdapFailure extends Error {
  override readonly name = 'LdapFailure'
  readonly text: Text

  constructor(message: Text, cause?: unknown) {
    super(message.en, { cause })
    this.text = message
  }
}

/** What went wrong, in words that lead to the setting; refusals of our own pass. */
export function asLdapFailure(error: unknown, host: string): Error {
  if (error instanceof DomainError || error instanceof LdapFailure) return error
  if (error instanceof InvalidCredentialsError) return new LdapFailure(wrongBinder, error)
  if (error instanceof ResultCodeError) {
    const { code, name } = error
    return new LdapFailure(
      text(`目录服务 ${host} 拒绝了请求：${name}（${code}）`, `The directory ${host} refused: ${name} (${code})`),
      error,
    )
  }
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (/CERT|SIGNED|ISSUER|SIGNATURE|TLS|SSL/.test(code)) {
    return new LdapFailure(
      text(
        `${host} 的证书不受信任或与主机名不符（${code}）`,
        `The certificate of ${host} is not trusted, or bears another name (${code})`,
      ),
      error,
    )
  }
  const reason = code || (error instanceof Error ? error.message : String(error))
  return new LdapFailure(
    text(`无法连接目录服务 ${host}：${reason}`, `The directory ${host} cannot be reached: ${reason}`),
    error,
  )
}

const wrongBinder = text(
  '目录服务不接受查询账号或其密码',
  'The directory does not accept the searching account or its password',
)
