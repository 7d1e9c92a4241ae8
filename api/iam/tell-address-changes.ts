import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { tellSecurityChange } from './tell-factor-change.ts'

type Addresses = { email: string | null; phone: string | null }
type AddressChange = { userId: number; before: Addresses; after: Addresses }

const emailChanged = text('账号的邮箱已修改', 'The e-mail address of the account was changed')
const phoneChanged = text('账号的手机号已修改', 'The phone number of the account was changed')

/** Told at the old address as well: whoever lost it to somebody else hears of it there. */
export async function tellAddressChanges(c: Context<ApiEnv>, tx: Tx, changes: AddressChange[]): Promise<void> {
  const moved = changes.filter(({ before, after }) => before.email !== after.email)
  const dialled = changes.filter(({ before, after }) => before.email === after.email && before.phone !== after.phone)
  const oldEmails = moved.flatMap(({ before }) => before.email ?? [])
  if (moved.length > 0) await tellSecurityChange(c, tx, moved.map(idOf), emailChanged, oldEmails)
  if (dialled.length > 0) await tellSecurityChange(c, tx, dialled.map(idOf), phoneChanged)
}

const idOf = ({ userId }: AddressChange): number => userId
