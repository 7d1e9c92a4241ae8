import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { DomainError } from '../../domain/errors.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv, Caller } from '../context.ts'
import { codecPath } from '../http/temporal-ui.ts'
import { cookieOf } from '../iam/refresh-cookie.ts'
import type { SessionClaims } from '../iam/session-gate.ts'

const purpose = 'payloads shown in the Web UI of Temporal'
const maxAgeSeconds = 8 * 3600

/** Lets this browser's session open payloads from the Web UI of Temporal, and do nothing else; gives until when. */
export function putCodecCookie(c: Context<ApiEnv>, { userId, sessionId, stamp }: SessionClaims): Date {
  const until = Date.now() + maxAgeSeconds * 1000
  const facts = [userId, sessionId, stamp, until].join('.')
  const proof = proofOf(c.var.deps.secrets.deriveKey(purpose), facts).toString('base64url')
  const { name, secure } = codecCookieOf(c)
  setCookie(c, name, `${facts}.${proof}`, {
    path: codecPath,
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    maxAge: maxAgeSeconds,
  })
  return new Date(until)
}

/** Whoever pressed the button in this browser, as long as that session is open. */
export async function codecCaller(c: Context<ApiEnv>): Promise<Caller> {
  const { secrets, sessions } = c.get('deps')
  const claims = claimsIn(getCookie(c, codecCookieOf(c).name) ?? '', secrets)
  if (claims) return sessions.authenticateSession(claims)
  throw new DomainError(
    'unauthenticated',
    text(
      '请先在控制台的运行页面按“让 Temporal Web UI 可读”',
      'First press "Let Temporal’s Web UI read payloads" on the page of a run',
    ),
  )
}

function claimsIn(cookie: string, secrets: SecretBox): SessionClaims | undefined {
  const [, facts = '', proof = ''] = /^((?:\d{1,15}\.){3}\d{13})\.([\w-]{43})$/.exec(cookie) ?? []
  const [userId = 0, sessionId = 0, stamp = 0, until = 0] = facts.split('.').map(Number)
  if (until < Date.now()) return undefined
  const given = Buffer.from(proof, 'base64url')
  const isOurs = secrets.deriveKeys(purpose).some(({ key }) => timingSafeEqual(proofOf(key, facts), given))
  return isOurs ? { userId, sessionId, stamp } : undefined
}

function proofOf(key: ReturnType<SecretBox['deriveKey']>, facts: string): Buffer {
  return createHmac('sha256', key).update(facts).digest()
}

/** `__Host-` names are for cookies of the whole host alone. */
function codecCookieOf(c: Context<ApiEnv>): { name: string; secure: boolean } {
  const { name, secure } = cookieOf(c, 'codec')
  return { name: name.replace('__Host-', '__Secure-'), secure }
}
