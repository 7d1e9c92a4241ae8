import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import {
  type ApiKey,
  countUsableKeys,
  getApiKey,
  insertApiKey,
  replaceApiKey,
  revokeApiKey,
} from '../../db/iam/api-key-queries.ts'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { conflict, type DomainError, invalid, notFound } from '../../domain/errors.ts'
import type { ApiKeyInput, NewApiKey } from '../../domain/iam/api-key.ts'
import type { ApiKeySettings } from '../../domain/settings/api-key-settings.ts'
import { text } from '../../domain/text.ts'
import { createKeySecret, writeApiKey } from '../../platform/api-keys.ts'
import type { ApiEnv } from '../context.ts'
import { versionConflict } from '../envelope.ts'

const dayMs = 86_400_000

/** The caller's own; `key` is given this once. */
export async function createApiKey(c: Context<ApiEnv>, input: NewApiKey): Promise<ApiKey & { key: string }> {
  const { userId, departmentId } = c.var.caller
  const policy = await getSettings(c.var.db, 'api_key')
  refuseForeignScopes(c, input.scopes)
  const expiresAt = endOf(input.expires_at, policy)
  return c.var.write(
    async (tx) => {
      const { secret, hash: secretHash } = createKeySecret()
      // Of two that are made at once, the second counts the first.
      if ((await lockCredentials(tx, userId))?.status !== 'active') throw notFound('用户', 'user')
      if ((await countUsableKeys(tx, userId)) >= policy.max_keys) throw tooManyKeys(policy)
      const { expires_at: _, ...fields } = input
      const id = await insertApiKey(tx, { ...fields, userId, departmentId, secretHash, expiresAt })
      return { ...(await getApiKey(tx, id)), key: writeApiKey(id, secret) }
    },
    { status: 201 },
  )
}

export async function updateApiKey(
  c: Context<ApiEnv>,
  { id, version, input }: { id: number; version: number; input: ApiKeyInput },
): Promise<ApiKey> {
  refuseForeignScopes(c, input.scopes)
  const key = await c.var.write(async (tx) => {
    await getOwnKey(c, tx, id)
    if (!(await replaceApiKey(tx, id, version, input))) {
      const current = await getApiKey(tx, id)
      throw current.status === 'revoked' ? alreadyRevoked() : versionConflict(current)
    }
    return getApiKey(tx, id)
  })
  c.var.deps.sessions.forget()
  return key
}

/** One's own, or by who may do that to everyone's. */
export async function endApiKey(c: Context<ApiEnv>, id: number, { isOwn }: { isOwn: boolean }): Promise<ApiKey> {
  const key = await c.var.write(
    async (tx) => {
      await (isOwn ? getOwnKey(c, tx, id) : getApiKey(tx, id))
      if (!(await revokeApiKey(tx, id))) throw alreadyRevoked()
      return getApiKey(tx, id)
    },
    { resourceId: id },
  )
  c.var.deps.sessions.forget()
  return key
}

export async function getOwnKey(c: Context<ApiEnv>, db: Tx | ApiEnv['Variables']['db'], id: number): Promise<ApiKey> {
  const key = await getApiKey(db, id)
  if (key.user_id !== c.var.caller.userId) throw notFound('API 密钥', 'API key')
  return key
}

function refuseForeignScopes(c: Context<ApiEnv>, scopes: string[]): void {
  const foreign = scopes.filter((code) => !c.var.caller.permissions.has(code))
  if (foreign.length === 0) return
  const list = foreign.slice(0, 5).join(', ')
  throw invalid('scopes', text(`您自己没有这些权限：${list}`, `You do not have these rights yourself: ${list}`))
}

function endOf(wanted: string | undefined, { default_days, max_days }: ApiKeySettings): Date {
  const now = Date.now()
  if (wanted === undefined) return new Date(now + Math.min(default_days, max_days) * dayMs)
  const end = new Date(wanted)
  if (end.getTime() <= now) throw invalid('expires_at', text('须晚于现在', 'Must be later than now'))
  // A day's grace, so that "in so many days", picked as a date, is never too late by some hours.
  if (end.getTime() > now + (max_days + 1) * dayMs) {
    throw invalid('expires_at', text(`最长 ${max_days} 天`, `At most ${max_days} days from now`))
  }
  return end
}

function tooManyKeys({ max_keys }: ApiKeySettings): DomainError {
  return conflict(
    text(`每个账号最多 ${max_keys} 个有效密钥，请先吊销不用的`, `At most ${max_keys} keys at a time: revoke one first`),
  )
}

function alreadyRevoked(): DomainError {
  return conflict(text('该密钥已被吊销', 'This key was revoked before'))
}
