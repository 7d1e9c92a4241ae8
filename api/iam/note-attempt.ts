import type { Context } from 'hono'
import { insertLoginLog } from '../../db/iam/login-log-queries.ts'
import type { LoginType } from '../../db/tables/sign-in-tables.ts'
import { placeOf } from '../../platform/address-place.ts'
import type { ApiEnv } from '../context.ts'

/** `provider` is the code of the identity provider; none for our own passwords. */
export type SignInWay = { loginType: LoginType; provider?: string }

type Attempt = SignInWay & { username: string; userId: number | undefined; failReason?: string }

/** The line of the sign-in log: every attempt has one, whatever came of it. */
export async function noteAttempt(
  c: Context<ApiEnv>,
  { username, userId, loginType, provider, failReason }: Attempt,
  db = c.var.db,
): Promise<void> {
  await insertLoginLog(db, {
    user_id: userId ?? null,
    user_name: username.slice(0, 64),
    login_type: loginType,
    provider: provider ?? null,
    ip_address: c.var.ipAddress,
    location: placeOf(c.var.ipAddress),
    device: c.var.device,
    status: failReason === undefined ? 'success' : 'failed',
    fail_reason: failReason ?? null,
    trace_id: c.var.traceId,
  })
}
