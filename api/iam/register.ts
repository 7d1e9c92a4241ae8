import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import {
  findAccount,
  findDefaultRole,
  inEarnest,
  insertRegistration,
  isSelfRegistered,
  lockRegistration,
  type Registration,
  removeStaleRegistrations,
  replaceRegistration,
} from '../../db/iam/account-queries.ts'
import { notify } from '../../db/notifications/notify.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import { foldUsername } from '../../domain/iam/user.ts'
import { isAllowedDomain, type RegistrationSettings } from '../../domain/settings/registration-settings.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { RegisterInput } from './account-schemas.ts'
import { refuseWeakPassword } from './change-password.ts'
import { refuseFrequentSending } from './refuse-sending.ts'
import { sendActivation } from './send-account-link.ts'

/** Whether the address or the name had an account is told only to the address itself: every answer is the same. */
export async function register(c: Context<ApiEnv>, { password, ...asked }: RegisterInput): Promise<void> {
  const policy = await getSettings(c.var.db, 'registration')
  if (policy.mode !== 'open') throw notOpen()
  if (!isAllowedDomain(asked.email, policy)) throw foreignDomain()
  await refuseWeakPassword(c, password, asked, 'password')
  await refuseFrequentSending(c, foldUsername(asked.email))
  const passwordHash = await c.var.deps.identity.passwords.hash(password)
  await c.var.write((tx) => enter(c, tx, { asked, passwordHash, policy }), { status: 202 })
}

type Entry = { asked: Registration & { email: string }; passwordHash: string; policy: RegistrationSettings }
type Finding = { outcome: 'free' | 'email taken' | 'username taken' } | { outcome: 'again'; id: number }

async function enter(c: Context<ApiEnv>, tx: Tx, { asked, passwordHash, policy }: Entry): Promise<void> {
  await lockRegistration(tx)
  await removeStaleRegistrations(tx, { username: asked.username, email: asked.email })
  const roleId = await findDefaultRole(tx, policy.default_role)
  const found = await look(tx, asked)
  const { language } = c.var
  const isEntered = found.outcome === 'free' || found.outcome === 'again'
  await inEarnest(tx, isEntered, async () => {
    let id: number
    if (found.outcome === 'again') {
      id = found.id
      await replaceRegistration(tx, id, asked, roleId)
    } else {
      id = await insertRegistration(tx, isEntered ? asked : somebody(asked), { roleId, language })
    }
    await sendActivation(c, tx, { id, username: asked.username }, passwordHash)
  })
  if (isEntered) return
  const isAddressTaken = found.outcome === 'email taken'
  await notify(tx, {
    template: isAddressTaken ? 'auth.registered_before' : 'auth.username_taken',
    params: { username: asked.username },
    link: isAddressTaken ? '/forgot' : '/register',
    recipients: { emails: [asked.email], language },
    channels: ['email'],
    batch: `account-taken:${c.var.traceId}:${randomBytes(4).toString('hex')}`,
    type: 'system',
    traceId: c.var.traceId,
  })
}

async function look(tx: Tx, { username, email }: Entry['asked']): Promise<Finding> {
  const ofAddress = await findAccount(tx, foldUsername(email))
  const ofName = await findAccount(tx, foldUsername(username))
  const isOwn = ofAddress?.status === 'pending' && (await isSelfRegistered(tx, ofAddress.id))
  if (ofAddress && !isOwn) return { outcome: 'email taken' }
  if (ofName && ofName.id !== ofAddress?.id) return { outcome: 'username taken' }
  return ofAddress ? { outcome: 'again', id: ofAddress.id } : { outcome: 'free' }
}

/** A name and an address that nobody has, for the work that is undone. */
function somebody(asked: Registration): Registration {
  const unique = randomBytes(12).toString('hex')
  return { ...asked, username: unique, email: `${unique}@invalid.example` }
}

function notOpen(): DomainError {
  return new DomainError(
    'forbidden',
    text('未开放注册，请联系管理员', 'Registration is not open; ask an administrator'),
  )
}

function foreignDomain(): DomainError {
  return invalid('email', text('不接受此域名的邮箱', 'Addresses of this domain are not accepted'))
}
