import type { Context } from 'hono'
import { DomainError, tooMany } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv, Caller } from '../context.ts'
import { requireExecutorToken } from '../jobs/executor-gate.ts'
import { printable } from './client-words.ts'
import type { RateClass, RouteInfo } from './route-info.ts'

export function bearerOf(c: Context<ApiEnv>): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/.exec(c.req.header('Authorization') ?? '')?.[1]
}

/** Lets a request through to its route, or says why not: caller, rate, password to be changed, right. */
export async function admit(c: Context<ApiEnv>, route: RouteInfo): Promise<void> {
  const { guard, rate } = route
  if (guard.permission === 'public') return takePoint(c, rate, addressKey(c))
  if (guard.permission === 'executor') {
    await takePoint(c, rate, addressKey(c))
    return requireExecutorToken(c)
  }
  const caller = await identify(c, route)
  c.set('caller', caller)
  if (caller.apiKey) c.set('device', nameKey(caller.apiKey, c.get('device')))
  await takeCallersPoint(c, rate, caller)
  await refuseUnfit(c, caller, route)
}

/** Whether the caller may use the route at all: throws why not. */
export async function refuseUnfit(
  c: Context<ApiEnv>,
  caller: Caller,
  { guard, needsPerson }: RouteInfo,
): Promise<void> {
  if (caller.apiKey && needsPerson) throw needsAPerson()
  if (caller.mustChangePassword && !guard.beforePasswordChange) {
    throw new DomainError('password_change_needed', text('请先修改密码', 'Change your password first'))
  }
  if (!guard.beforeFactorBound) await refuseWithoutFactor(c, caller)
  if (guard.permission !== 'signed-in' && !caller.permissions.has(guard.permission)) {
    throw new DomainError(
      'forbidden',
      text(`需要 ${guard.permission} 权限`, `This needs the permission ${guard.permission}`),
    )
  }
}

export function needsAPerson(): DomainError {
  return new DomainError(
    'forbidden',
    text('此操作须由本人登录后进行，不能使用 API 密钥', 'Only a person who is signed in may do this, not an API key'),
  )
}

/** In the books, the key stands before the program that showed it. */
function nameKey({ id, name }: NonNullable<Caller['apiKey']>, device: string): string {
  return printable(`API key #${id} ${name} · ${device}`, 200)
}

async function takeCallersPoint(c: Context<ApiEnv>, rate: RateClass, { userId, apiKey }: Caller): Promise<void> {
  if (!apiKey) return takePoint(c, rate, `user:${userId}`)
  const { limits, keySettings } = c.get('services')
  const seconds = await limits.take(`key:${apiKey.id}`, (await keySettings()).requests_per_minute)
  if (seconds !== undefined) throw tooMany(seconds)
}

async function refuseWithoutFactor(c: Context<ApiEnv>, { bindFactorFrom }: Caller): Promise<void> {
  if (bindFactorFrom === undefined || bindFactorFrom > Date.now()) return
  const { methods } = await c.get('services').mfaSettings()
  throw new DomainError(
    'mfa_needed',
    text('您的角色要求绑定第二因素，请先完成绑定', 'Your role requires a second factor: bind one first'),
    { data: { reason: 'binding', methods } },
  )
}

/** Who cannot say who they are is counted by address, so that tokens cannot be guessed at any speed. */
async function identify(c: Context<ApiEnv>, { rate, guard }: RouteInfo): Promise<Caller> {
  const bearer = bearerOf(c)
  try {
    if (bearer === undefined && guard.fromTemporalUi) return await guard.fromTemporalUi(c)
    if (bearer === undefined) throw new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
    return await c.get('deps').sessions.authenticate(bearer, c.get('ipAddress'))
  } catch (error) {
    await takePoint(c, rate, addressKey(c))
    throw error
  }
}

function addressKey(c: Context<ApiEnv>): string {
  return `address:${addressGroup(c.get('ipAddress'))}`
}

async function takePoint(c: Context<ApiEnv>, rate: RateClass, subject: string): Promise<void> {
  const { limits, securitySettings } = c.get('services')
  const limit = (await securitySettings())[`${rate}_per_minute`]
  const key = `${rate}:${subject}`
  const isCounted = rate === 'auth' || rate === 'send'
  const seconds = await (isCounted ? limits.takeCounted(key, limit) : limits.take(key, limit))
  if (seconds !== undefined) throw tooMany(seconds)
}
