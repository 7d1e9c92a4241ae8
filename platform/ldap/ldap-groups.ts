import type { Client, Entry } from 'ldapts'
import type { LdapConfig } from '../../domain/iam/identity-providers/ldap-config.ts'
import { valuesOf } from './ldap-entry.ts'
import { escapeFilterValue, foldDn } from './ldap-text.ts'

const matchingRuleInChain = '1.2.840.113556.1.4.1941'
const deepest = 10
const mostGroups = 1000
const namesPerSearch = 50

/**
 * Every group that somebody is in, also through other groups, as folded names. Beyond the caps groups are left out:
 * that can only take rights away.
 */
export async function findGroups(
  client: Client,
  config: LdapConfig,
  entry: Entry,
  username: string,
): Promise<Set<string>> {
  const found = new Set(valuesOf(entry, 'memberOf').map((dn) => foldDn(dn.toString())))
  const search = (filter: string) =>
    client
      .search(config.group_base_dn ?? config.base_dn, {
        scope: 'sub',
        filter: `(&${config.group_filter}${filter})`,
        attributes: ['1.1'],
        paged: { pageSize: 500 },
      })
      .then(({ searchEntries }) => searchEntries.map(({ dn }) => dn))
  if (config.kind === 'active_directory') {
    for (const dn of await search(`(member:${matchingRuleInChain}:=${escapeFilterValue(entry.dn)})`))
      found.add(foldDn(dn))
    return found
  }
  const seen = new Set<string>()
  const member = escapeFilterValue(username)
  let level = await search(`(|${memberFilter(entry.dn)}(memberUid=${member}))`)
  level.push(...valuesOf(entry, 'memberOf').map(String))
  for (let depth = 0; level.length > 0 && depth < deepest; depth++) {
    const fresh = level.filter((dn) => !seen.has(foldDn(dn)))
    for (const dn of fresh) {
      if (found.size >= mostGroups) return found
      seen.add(foldDn(dn))
      found.add(foldDn(dn))
    }
    level = []
    for (let at = 0; at < fresh.length; at += namesPerSearch) {
      level.push(
        ...(await search(
          `(|${fresh
            .slice(at, at + namesPerSearch)
            .map(memberFilter)
            .join('')})`,
        )),
      )
    }
  }
  return found
}

function memberFilter(dn: string): string {
  const value = escapeFilterValue(dn)
  return `(member=${value})(uniqueMember=${value})`
}
