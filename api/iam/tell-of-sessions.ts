import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { noteOrigins } from '../../db/iam/known-origins.ts'
import { notify } from '../../db/notifications/notify.ts'
import { placeText } from '../../domain/iam/place.ts'
import { text } from '../../domain/text.ts'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv } from '../context.ts'
import { localNow } from '../local-now.ts'
import { originOf } from './origin.ts'

const channels = ['in_app', 'email'] as const

type Begun = { sessionId: number; userId: number; isTold: boolean }

/** Remembers device and place; tells the user of a sign-in from one that is new for them. */
export async function tellOfNewOrigin(c: Context<ApiEnv>, tx: Tx, { sessionId, userId, isTold }: Begun): Promise<void> {
  const { deviceFamily, location, ipAddress } = originOf(c)
  const fresh = await noteOrigins(tx, userId, [
    { kind: 'device', value: deviceFamily },
    { kind: 'place', value: location ?? addressGroup(ipAddress) },
  ])
  if (!isTold || fresh.length === 0) return
  await notify(tx, {
    template: 'auth.new_device',
    recipients: { userIds: [userId] },
    channels,
    params: wordsOf(c),
    batch: `new-device:${sessionId}`,
    type: 'system',
    link: '/me',
    traceId: c.var.traceId,
  })
}

/** Tells the user that a spent refresh token came back and ended its session. */
export async function tellOfReuse(c: Context<ApiEnv>, tx: Tx, reused: { sessionId: number; userId: number }) {
  await notify(tx, {
    template: 'auth.session_reuse',
    recipients: { userIds: [reused.userId] },
    channels,
    params: wordsOf(c),
    batch: `session-reuse:${reused.sessionId}`,
    type: 'alert',
    link: '/me',
    traceId: c.var.traceId,
  })
}

function wordsOf(c: Context<ApiEnv>) {
  const { ipAddress, location, device } = originOf(c)
  const unknown = text('未知设备', 'an unknown device')
  return { time: localNow(), ipAddress, location: placeText(location), device: device || unknown }
}
