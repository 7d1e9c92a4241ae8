import type { Context } from 'hono'
import type { Tx } from '../../../db/database.ts'
import { lockCredentials } from '../../../db/iam/credential-queries.ts'
import {
  findPendingIdentity,
  isConfirmedLocally,
  isFreshLocalSession,
  takePendingIdentity,
} from '../../../db/iam/pending-identity-queries.ts'
import { findOpenSession } from '../../../db/iam/sessions.ts'
import {
  deleteIdentity,
  findIdentity,
  getIdentityOfUser,
  hasOtherWayIn,
  insertIdentity,
  lockIdentity,
  type UserIdentity,
} from '../../../db/iam/user-identity-queries.ts'
import { conflict, DomainError, notFound } from '../../../domain/errors.ts'
import type { IdentityKey } from '../../../domain/iam/identity-providers/identity.ts'
import { text } from '../../../domain/text.ts'
import type { ApiEnv } from '../../context.ts'
import { identityKeyOf } from './admit-arrival.ts'
import { type Arrival, redirectStatus } from './arrive.ts'
import { browserMark, unmarkBrowser } from './browser-mark.ts'
import { SsoRefusal } from './sso-faults.ts'

/** How long ago the caller may have proved who they are. */
const freshMinutes = 15

/** Links what this browser came back with to the caller, who signed in here after that, by a password of ours. */
export async function linkPending(c: Context<ApiEnv>): Promise<UserIdentity> {
  const { userId, sessionId } = c.var.caller
  const mark = browserMark(c)
  const pending = mark && (await findPendingIdentity(c.var.db, mark.hash))
  if (!pending) throw notFound('待绑定的身份', 'identity to link')
  const { id, identity, provider } = pending
  if (!(await isFreshLocalSession(c.var.db, sessionId, id))) {
    // Whoever linked it a moment ago took it away: then nothing is left to sign in for.
    if (!(await findPendingIdentity(c.var.db, mark.hash))) throw notFound('待绑定的身份', 'identity to link')
    throw signInFirst()
  }
  const linked = await c.var.write(
    async (tx) => {
      if (!(await takePendingIdentity(tx, id))) throw notFound('待绑定的身份', 'identity to link')
      return link(tx, { userId, providerId: provider.id, key: identity })
    },
    { status: 201 },
  )
  unmarkBrowser(c)
  return linked
}

/** Before a signed-in person goes to a provider to link an identity of theirs. */
export async function requireFreshSession(c: Context<ApiEnv>): Promise<void> {
  const session = await isConfirmedLocally(c.var.db, c.var.caller.sessionId, freshMinutes)
  if (!session?.isLocal) throw signInFirst()
  if (!session.isRecent) {
    throw new DomainError('mfa_needed', text('请先确认是您本人', 'Confirm first that it is you'))
  }
}

/** Who asked for the link is who it goes to, as long as that session lasts. */
export async function linkArrival(c: Context<ApiEnv>, { provider, departed, assertion }: Arrival): Promise<number> {
  const key = identityKeyOf(assertion)
  return c.var.write(
    async (tx) => {
      const session =
        departed.linkingSessionId === null ? undefined : await findOpenSession(tx, departed.linkingSessionId)
      const isOpen = session && session.expiresAt.getTime() > Date.now() && session.user.status === 'active'
      if (!isOpen || session.stamp !== session.user.security_stamp) throw new SsoRefusal('session_ended')
      await link(tx, { userId: session.userId, providerId: provider.id, key }).catch((error: unknown) => {
        throw error instanceof DomainError && error.code === 'conflict' ? new SsoRefusal('identity_taken') : error
      })
      return session.userId
    },
    { status: redirectStatus },
  )
}

/** Undoes a link; not the last way in. */
export async function unlink(c: Context<ApiEnv>, id: number): Promise<void> {
  const { userId } = c.var.caller
  await c.var.write(
    async (tx) => {
      await lockCredentials(tx, userId)
      if (!(await getIdentityOfUser(tx, userId, id))) throw notFound('绑定的身份', 'linked identity')
      if (!(await hasOtherWayIn(tx, userId, id))) throw conflict(lastWayIn)
      if (!(await deleteIdentity(tx, userId, id))) throw notFound('绑定的身份', 'linked identity')
    },
    { resourceId: id },
  )
}

async function link(
  tx: Tx,
  { userId, providerId, key }: { userId: number; providerId: number; key: IdentityKey },
): Promise<UserIdentity> {
  await lockIdentity(tx, providerId, key)
  const known = await findIdentity(tx, providerId, key)
  if (known && known.userId !== userId) throw conflict(taken)
  const id = known?.id ?? (await insertIdentity(tx, { userId, providerId, key }))
  const linked = id === undefined ? undefined : await getIdentityOfUser(tx, userId, id)
  if (!linked) throw conflict(taken)
  return linked
}

function signInFirst(): DomainError {
  return new DomainError(
    'forbidden',
    text('请用本系统的密码重新登录，再进行绑定', 'Sign in with your password of this system first, then link'),
  )
}

const taken = text('该身份已绑定到另一个账号', 'This identity is linked to another account already')
const lastWayIn = text(
  '这是您唯一的登录方式，请先设置密码再解绑',
  'This is your only way to sign in: set a password before you unlink it',
)
