import type { Context } from 'hono'
import type { SecretPlace } from '../../../domain/secret-box.ts'
import type { ApiEnv } from '../../context.ts'
import type { BrowserMark } from './browser-mark.ts'

export function mfaPlace(mark: BrowserMark): SecretPlace {
  return { table: 'pending_sign_in', column: 'mfa_ciphertext', row: mark.hash.toString('hex') }
}

export type PendingMfa = { mfa_required: true; mfa_token: string; methods: string[] }

/** What `beginSession` answered when the second factor was still missing. */
export function openPendingMfa(c: Context<ApiEnv>, mark: BrowserMark, ciphertext: string): PendingMfa {
  return JSON.parse(c.var.deps.secrets.decrypt(ciphertext, mfaPlace(mark)))
}
