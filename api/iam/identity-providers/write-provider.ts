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
  neededForCards,
  needsSecret,
  redirectsSecret,
} from '../../../domain/iam/identity-providers/identity-provider.ts'
import { providerKinds } from '../../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../../domain/text.ts'
import type { ApiEnv } from '../../context.ts'
import { versionConflict } from '../../envelope.ts'
import { refuseRolesBeyond } from '../authority.ts'
import { callbackAddress, cardAddress } from './callback-address.ts'

export async function createProvider(c: Context<ApiEnv>, input: IdentityProviderInput) {
  refuseFaults(input)
  const provider = await c.var.write(
    async (tx) => {
      await refuseRoles(c, tx, input)
      const row = { ...input, ...sealedSecrets(c, input, undefined) }
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
      const row = { ...input, ...sealedSecrets(c, input, before) }
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

/** As it goes out: the secrets stay in. */
export function shownProvider(
  c: Context<ApiEnv>,
  { secret_ciphertext, callback_token_ciphertext, callback_secret_ciphertext, ...provider }: IdentityProvider,
) {
  return {
    ...provider,
    config: { ...provider.config },
    has_secret: secret_ciphertext !== null,
    has_callback_token: callback_token_ciphertext !== null,
    has_callback_secret: callback_secret_ciphertext !== null,
    callback_url: callbackAddress(c, provider.code) ?? null,
    card_url: 'cards' in providerKinds[provider.type].config.shape ? (cardAddress(c, provider.code) ?? null) : null,
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

function sealedSecrets(c: Context<ApiEnv>, input: IdentityProviderInput, before: IdentityProvider | undefined) {
  const sealed = {
    callback_token: sealedCallback(c, input, 'callback_token', before),
    callback_secret: sealedCallback(c, input, 'callback_secret', before),
  }
  const missing = neededForCards(input).filter((field) => sealed[field] === null)
  if (missing.length > 0) throw invalidFields(missing.map((field) => ({ field, message: cardSecretNeeded })))
  return {
    secret_ciphertext: sealedSecret(c, input, before),
    callback_token_ciphertext: sealed.callback_token,
    callback_secret_ciphertext: sealed.callback_secret,
  }
}

/** These are given to nobody, so that they stay whatever address changes. */
function sealedCallback(
  c: Context<ApiEnv>,
  input: IdentityProviderInput,
  field: 'callback_token' | 'callback_secret',
  before: IdentityProvider | undefined,
): string | null {
  const column = `${field}_ciphertext` as const
  const given = input[field]
  if (typeof given === 'string') return c.var.deps.secrets.encrypt(given, providerSecretPlace(input.code, column))
  return given === null ? null : (before?.[column] ?? null)
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
const cardSecretNeeded = text(
  '使用审批卡片时必须填写，否则无法核实回调',
  'is needed for approval cards: without it nobody could tell who presses',
)
