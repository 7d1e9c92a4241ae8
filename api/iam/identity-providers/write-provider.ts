import type { Context } from 'hono'
import type { Tx } from '../../../db/database.ts'
import {
  deleteIdentityProvider,
  getIdentityProvider,
  type IdentityProvider,
  insertIdentityProvider,
  providerSecretPlace,
  replaceIdentityProvider,
} from '../../../db/iam/identity-provider-queries.ts'
import { refuseUnknownMappedRoles } from '../../../db/iam/mapped-role-queries.ts'
import { endSessionsOfProvider } from '../../../db/iam/sessions.ts'
import { conflict, invalid, invalidFields, notFound } from '../../../domain/errors.ts'
import {
  findProviderFaults,
  grantedRoleIds,
  type IdentityProviderInput,
  mappedRoleIds,
  needsSecret,
  redirectsSecret,
} from '../../../domain/iam/identity-providers/identity-provider.ts'
import { text } from '../../../domain/text.ts'
import type { ApiEnv } from '../../context.ts'
import { versionConflict } from '../../envelope.ts'
import { refuseRolesBeyond } from '../authority.ts'
import { callbackAddress } from './callback-address.ts'

export async function createProvider(c: Context<ApiEnv>, input: IdentityProviderInput) {
  refuseFaults(input)
  const provider = await c.var.write(
    async (tx) => {
      await refuseRoles(c, tx, input)
      const row = { ...input, secret_ciphertext: sealedSecret(c, input, undefined) }
      return getIdentityProvider(tx, await insertIdentityProvider(tx, row, c.var.caller))
    },
    { status: 201 },
  )
  return shownProvider(c, provider)
}

export async function updateProvider(c: Context<ApiEnv>, id: number, version: number, input: IdentityProviderInput) {
  refuseFaults(input)
  const provider = await c.var.write(
    async (tx) => {
      const before = await getIdentityProvider(tx, id)
      if (input.code !== before.code || input.type !== before.type) throw conflict(fixed)
      await refuseRoles(c, tx, input)
      const row = { ...input, secret_ciphertext: sealedSecret(c, input, before) }
      if (!(await replaceIdentityProvider(tx, id, version, row))) throw await changedOrGone(c, tx, id)
      if (input.status === 'disabled') await endSessionsOfProvider(tx, input.code)
      return getIdentityProvider(tx, id)
    },
    { resourceId: id },
  )
  return shownProvider(c, provider)
}

export async function removeProvider(c: Context<ApiEnv>, id: number): Promise<void> {
  await c.var.write(
    async (tx) => {
      const { code } = await getIdentityProvider(tx, id)
      if (!(await deleteIdentityProvider(tx, id))) throw notFound('登录方式', 'sign-in provider')
      await endSessionsOfProvider(tx, code)
    },
    { resourceId: id },
  )
}

/** As it goes out: the secret stays in. */
export function shownProvider(c: Context<ApiEnv>, { secret_ciphertext, ...provider }: IdentityProvider) {
  return {
    ...provider,
    config: { ...provider.config },
    has_secret: secret_ciphertext !== null,
    callback_url: callbackAddress(c, provider.code) ?? null,
  }
}

async function changedOrGone(c: Context<ApiEnv>, tx: Tx, id: number) {
  return versionConflict(shownProvider(c, await getIdentityProvider(tx, id)))
}

async function refuseRoles(c: Context<ApiEnv>, tx: Tx, input: IdentityProviderInput): Promise<void> {
  await refuseRolesBeyond(tx, c.var.caller, grantedRoleIds(input))
  await refuseUnknownMappedRoles(tx, mappedRoleIds(input))
}

function refuseFaults(input: IdentityProviderInput): void {
  const faults = findProviderFaults(input)
  if (faults.length > 0) throw invalidFields(faults)
}

function sealedSecret(
  c: Context<ApiEnv>,
  input: IdentityProviderInput,
  before: IdentityProvider | undefined,
): string | null {
  const { code, type, config, secret } = input
  if (typeof secret === 'string') return c.var.deps.secrets.encrypt(secret, providerSecretPlace(code))
  const kept = secret === null ? null : (before?.secret_ciphertext ?? null)
  if (kept !== null && before && redirectsSecret(type, before.config, config)) throw invalid('secret', enterAgain)
  if (kept === null && needsSecret(input)) throw invalid('secret', secretNeeded)
  return kept
}

const fixed = text('编码和类型创建后不能修改', 'Code and type cannot be changed once it is made')
const enterAgain = text(
  '接收密钥的地址已修改，请重新输入密钥',
  'The address that is given the secret changes: enter the secret again',
)
const secretNeeded = text('请输入密钥', 'Enter the secret')
