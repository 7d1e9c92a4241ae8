import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { forgetFactorTries } from '../../db/iam/factor-gate-queries.ts'
import { findFactorDuty, listFactors, removeFactors, replaceRecoveryCodes } from '../../db/iam/factor-queries.ts'
import { voidOlderTrust } from '../../db/iam/trusted-device-queries.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { conflict, invalid, notFound } from '../../domain/errors.ts'
import { type FactorMethod, factorMethods } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { refuseUserBeyond } from './authority.ts'
import { tellFactorChange, tellSecurityChange } from './tell-factor-change.ts'

export async function removeOwnFactor(c: Context<ApiEnv>, method: FactorMethod): Promise<void> {
  const { userId } = c.var.caller
  const policy = await getSettings(c.var.db, 'mfa')
  await c.var.write(
    async (tx) => {
      await lockCredentials(tx, userId)
      const others = (await listFactors(tx, userId, policy)).filter((factor) => factor.method !== method)
      const { isRequired } = await findFactorDuty(tx, userId, policy)
      if (isRequired && others.length === 0) throw needsOne()
      if ((await removeFactors(tx, userId, method)) === 0) throw notFound('第二因素', 'factor')
      await forgetWhatHungOnIt(tx, userId)
      await tellFactorChange(c, tx, userId, { change: 'removed', method })
    },
    { resourceId: method },
  )
  c.var.deps.sessions.forget()
}

/**
 * An administrator helps somebody who lost the phone: the next sign-in asks for no second factor. How they made sure who
 * asks stands in the audit log: it is the reason that the caller gives.
 */
export async function removeAllFactors(c: Context<ApiEnv>, userId: number): Promise<number> {
  const removed = await c.var.write(async (tx) => {
    await getUser(tx, userId)
    await refuseUserBeyond(tx, c.var.caller, userId)
    if (!c.var.reason?.trim()) throw sayHow()
    await lockCredentials(tx, userId)
    const count = await removeFactors(tx, userId)
    await forgetWhatHungOnIt(tx, userId)
    await forgetFactorTries(tx, userId)
    const what = text('管理员移除了您的第二因素', 'An administrator removed your second factors')
    if (count > 0) await tellSecurityChange(c, tx, [userId], what)
    return count
  })
  c.var.deps.sessions.forget()
  return removed
}

async function forgetWhatHungOnIt(tx: Tx, userId: number): Promise<void> {
  await voidOlderTrust(tx, userId)
  if ((await listFactors(tx, userId, { methods: [...factorMethods] })).length === 0) {
    await replaceRecoveryCodes(tx, userId, [])
  }
}

function sayHow() {
  return invalid('X-OPS-Reason', text('请说明如何核实了本人身份', 'Say in this header how you made sure who asks'))
}

function needsOne() {
  return conflict(
    text(
      '您的角色要求至少有一个第二因素，请先绑定另一个',
      'Your role requires a second factor: bind another one first',
    ),
  )
}
