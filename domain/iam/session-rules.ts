import type { SessionSettings } from '../settings/session-settings.ts'

export type SessionFacts = {
  stamp: number
  expiresAt: Date
  lastActiveAt: Date
  user: { security_stamp: number; status: 'active' | 'pending' | 'disabled' }
}

/** Why an open session may not be used any more at this moment; undefined when it may. */
export function findSessionFault(
  session: SessionFacts,
  { idle_minutes }: SessionSettings,
  now: number,
): 'expired' | 'idle' | 'disabled' | undefined {
  if (session.user.status !== 'active' || session.user.security_stamp !== session.stamp) return 'disabled'
  if (session.expiresAt.getTime() <= now) return 'expired'
  if (idle_minutes > 0 && now - session.lastActiveAt.getTime() > idle_minutes * 60_000) return 'idle'
  return undefined
}
