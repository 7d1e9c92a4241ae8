import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { countRecoveryCodes } from '../../db/iam/factor-queries.ts'
import { notify } from '../../db/notifications/notify.ts'
import type { FactorMethod } from '../../domain/iam/factor.ts'
import { type Text, text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'

const methodNames: Record<FactorMethod, Text> = {
  totp: text('身份验证器', 'the authenticator app'),
  sms: text('短信验证码', 'codes by SMS'),
  email: text('邮件验证码', 'codes by e-mail'),
}

const wordings = {
  bound: (name: Text) => text(`已绑定第二因素：${name.zh}`, `A second factor was bound: ${name.en}`),
  removed: (name: Text) => text(`已移除第二因素：${name.zh}`, `A second factor was removed: ${name.en}`),
}

/** Whoever changes how an account is protected, its owner hears of it. */
export async function tellFactorChange(
  c: Context<ApiEnv>,
  tx: Tx,
  userId: number,
  { change, method }: { change: keyof typeof wordings; method: FactorMethod },
): Promise<void> {
  await tellSecurityChange(c, tx, [userId], wordings[change](methodNames[method]))
}

export async function tellRecoveryUse(c: Context<ApiEnv>, tx: Tx, userId: number): Promise<void> {
  const left = await countRecoveryCodes(tx, userId)
  const what = text(`使用了一个恢复码，还剩 ${left} 个`, `A recovery code was used; ${left} are left`)
  await tellSecurityChange(c, tx, [userId], what)
}

/** `what` says in a sentence without a full stop what happened to the account. */
export async function tellSecurityChange(
  c: Context<ApiEnv>,
  tx: Tx,
  userIds: number[],
  what: Text,
  emails: string[] = [],
): Promise<void> {
  await notify(tx, {
    template: 'auth.security_changed',
    recipients: { userIds, emails },
    channels: ['in_app', 'email'],
    params: { what, time: new Date().toISOString(), ipAddress: c.var.ipAddress, device: c.var.device || '–' },
    batch: `security-changed:${userIds[0]}:${c.var.traceId}:${what.en}`.slice(0, 200),
    type: 'system',
    link: '/me',
    traceId: c.var.traceId,
  })
}
