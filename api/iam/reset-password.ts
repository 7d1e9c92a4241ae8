import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { type Account, findAccount, findAccountById } from '../../db/iam/account-queries.ts'
import {
  findLiveToken,
  giveBackTry,
  spendAccountTokens,
  takeCodeTry,
  useAccountToken,
} from '../../db/iam/account-token-queries.ts'
import { lockCredentials, raiseStamp } from '../../db/iam/credential-queries.ts'
import { unlockName } from '../../db/iam/login-gate-queries.ts'
import { storePassword } from '../../db/iam/password-queries.ts'
import { endSessionsOfUser } from '../../db/iam/sessions.ts'
import { notify } from '../../db/notifications/notify.ts'
import { type DomainError, invalid } from '../../domain/errors.ts'
import { foldUsername } from '../../domain/iam/user.ts'
import { text } from '../../domain/text.ts'
import { hashAccountToken, isResetCode } from '../../platform/account-secrets.ts'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv } from '../context.ts'
import type { ResetInput } from './account-schemas.ts'
import { deadLink } from './activate.ts'
import { refuseUsedPassword, refuseWeakPassword } from './change-password.ts'
import { throughGate } from './guess-gate.ts'

type Proof = { account: Account; tokenId: number; spent: () => DomainError }

/** Sets the password anew and ends every session. Nobody is signed in by it: a second factor is asked for as ever. */
export async function resetPassword(c: Context<ApiEnv>, input: ResetInput): Promise<void> {
  const { new_password } = input
  const nobody = { username: '', name: '' }
  await refuseWeakPassword(c, new_password, nobody, 'new_password')
  const proof = 'token' in input ? await findLink(c, input.token) : await guessCode(c, input)
  try {
    await refuseWeakPassword(c, new_password, proof.account, 'new_password')
    await refuseUsedPassword(c, new_password, proof.account.id, 'new_password')
  } catch (error) {
    await giveBackTry(c.var.db, proof.tokenId)
    throw error
  }
  const passwordHash = await c.var.deps.identity.passwords.hash(new_password)
  await c.var.write((tx) => store(c, tx, proof, passwordHash), { resourceId: proof.account.id })
  c.var.deps.sessions.forget()
}

async function findLink(c: Context<ApiEnv>, token: string): Promise<Proof> {
  const found = await findLiveToken(c.var.db, hashAccountToken(token), ['reset'])
  const account = found && (await findAccountById(c.var.db, found.user_id))
  if (!found || account?.status !== 'active') throw deadLink()
  return { account, tokenId: found.id, spent: deadLink }
}

async function guessCode(
  c: Context<ApiEnv>,
  { account: asked, code }: { account: string; code: string },
): Promise<Proof> {
  const name = foldUsername(asked)
  const proof = await throughGate(c.var.deps, { name, source: addressGroup(c.var.ipAddress) }, async () => {
    const account = await findAccount(c.var.db, name)
    const taken = await takeCodeTry(c.var.db, account?.id ?? 0)
    // Compared with something also where nothing was sent.
    const matches = isResetCode(c.var.deps.secrets, account?.id ?? 0, code, taken?.codeHash ?? noHash)
    if (!taken || !matches || account?.status !== 'active') return undefined
    return { account, tokenId: taken.id, spent: wrongCode }
  })
  if (!proof) throw wrongCode()
  return proof
}

const noHash = Buffer.alloc(32)

async function store(
  c: Context<ApiEnv>,
  tx: Tx,
  { account, tokenId, spent }: Proof,
  passwordHash: string,
): Promise<void> {
  const now = await lockCredentials(tx, account.id)
  if (now?.status !== 'active' || !(await useAccountToken(tx, tokenId))) throw spent()
  await storePassword(tx, account.id, { passwordHash, mustChange: false })
  await spendAccountTokens(tx, account.id)
  await raiseStamp(tx, account.id)
  await endSessionsOfUser(tx, account.id, 'password')
  await unlockName(tx, foldUsername(account.username))
  await notify(tx, {
    template: 'auth.password_reset',
    recipients: { userIds: [account.id] },
    channels: ['in_app', 'email'],
    params: { time: new Date().toISOString(), ipAddress: c.var.ipAddress, device: c.var.device },
    batch: `password-reset:${tokenId}`,
    type: 'system',
    traceId: c.var.traceId,
  })
}

function wrongCode(): DomainError {
  return invalid('code', text('验证码错误或已失效', 'The code is wrong or no longer valid'))
}
