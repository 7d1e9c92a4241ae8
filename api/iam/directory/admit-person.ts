import type { Context } from 'hono'
import { systemTransaction } from '../../../db/audit/system-transaction.ts'
import { type Credentials, findCredentials } from '../../../db/iam/credential-queries.ts'
import type { IdentityProvider } from '../../../db/iam/identity-provider-queries.ts'
import { hasMappedRoles, replaceMappedRoles } from '../../../db/iam/mapped-role-queries.ts'
import { putPendingIdentity } from '../../../db/iam/pending-identity-queries.ts'
import { findIdentity, lockIdentity, noteIdentityUse } from '../../../db/iam/user-identity-queries.ts'
import type { DirectoryPerson } from '../../../domain/iam/directory/directory-source.ts'
import { mappedRoles } from '../../../domain/iam/directory/mapped-roles.ts'
import { displayName, type IdentityKey } from '../../../domain/iam/identity-providers/identity.ts'
import type { LdapConfig } from '../../../domain/iam/identity-providers/ldap-config.ts'
import { foldUsername } from '../../../domain/iam/user.ts'
import { realmOf } from '../../../platform/ldap/ldap-directory.ts'
import { foldDn } from '../../../platform/ldap/ldap-text.ts'
import type { ApiEnv } from '../../context.ts'
import { awaySeconds, markBrowser } from '../sso/browser-mark.ts'
import { createUserFor } from '../sso/create-account.ts'
import { SsoRefusal } from '../sso/sso-faults.ts'

type Arrived = { provider: IdentityProvider; config: LdapConfig; person: DirectoryPerson; groups: ReadonlySet<string> }

/**
 * The account of somebody whose password the directory confirmed, with the roles of their groups. Undefined when they
 * have none here: unknown ones are made, or may link one, as the provider's record says. Nobody is known by their name.
 */
export async function admitPerson(c: Context<ApiEnv>, arrived: Arrived): Promise<Credentials | undefined> {
  const { provider, config, person, groups } = arrived
  const key: IdentityKey = { ...realmOf(config), subject: person.id, label: displayName(person.name, person.username) }
  const roles = mappedRoles(config.role_map, (group) => groups.has(foldDn(group)))
  const known = await findIdentity(c.var.db, provider.id, key)
  if (!known && provider.first_login !== 'create') {
    if (provider.first_login === 'link') await keepForLinking(c, provider, key)
    return undefined
  }
  if (known && !known.isUsable) return findCredentials(c.var.db, foldUsername(known.username))
  if (known && (await hasMappedRoles(c.var.db, known.userId, roles))) {
    await c.var.db.transaction().execute((tx) => noteIdentityUse(tx, known.id, key.label))
    return findCredentials(c.var.db, foldUsername(known.username))
  }
  // Not by `write`: the audit row of the request tells of the session.
  const author = {
    operatorName: `directory:${provider.code}`,
    traceId: c.var.traceId,
    reason: 'first sign-in or other groups',
  }
  return systemTransaction(c.var.db, author, async (tx) => {
    await lockIdentity(tx, provider.id, key)
    const assertion = {
      authority: key.authority,
      tenant: key.tenant,
      subject: key.subject,
      username: person.username,
      name: person.name,
      email: person.email ?? undefined,
    }
    const account = await createUserFor(tx, { provider, assertion }, key)
    await replaceMappedRoles(tx, account.userId, roles)
    return findCredentials(tx, foldUsername(account.username))
  }).catch((error: unknown) => {
    // Switched off since we looked.
    if (error instanceof SsoRefusal) return undefined
    throw error
  })
}

/** Whoever then signs in here with their own password, in this browser, may link the two. */
async function keepForLinking(c: Context<ApiEnv>, provider: IdentityProvider, identity: IdentityKey): Promise<void> {
  const { hash: browserHash } = markBrowser(c)
  await c.var.db
    .transaction()
    .execute((tx) => putPendingIdentity(tx, { browserHash, providerId: provider.id, seconds: awaySeconds, identity }))
}
