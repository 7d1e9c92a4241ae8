import type { Client, Entry } from 'ldapts'
import type {
  DirectoryDepartment,
  DirectoryPage,
  DirectorySource,
} from '../../domain/iam/directory/directory-source.ts'
import { text } from '../../domain/text.ts'
import { type LdapDeps, openBound, realmOf } from './ldap-directory.ts'
import { attributesOf, binaryAttributes, first, idOf, personOf } from './ldap-entry.ts'
import { asLdapFailure, LdapFailure } from './ldap-failure.ts'
import { foldDn, foldDnParts } from './ldap-text.ts'
import { placeOf } from './open-ldap.ts'

const usualPageSize = 500

type SourceDeps = LdapDeps & { pageSize?: number }

/** Organizational units as departments, and everybody below the base, each in the nearest unit above. */
export function createLdapSource(deps: SourceDeps): DirectorySource {
  return { realm: async () => realmOf(deps.config), readPages: (signal) => readPages(deps, signal) }
}

async function* readPages(deps: SourceDeps, signal: AbortSignal): AsyncGenerator<DirectoryPage> {
  const { config } = deps
  const units = new Map<string, string>()
  const client = await openBound(deps)
  try {
    if (config.sync.sync_departments) yield { departments: await readUnits(client, deps, units), people: [] }
    for await (const entries of pagesOf(client, deps, config.people_filter, attributesOf(config))) {
      signal.throwIfAborted()
      const people = entries.map((entry) => {
        const person = personOf(entry, config)
        if (!person) throw new LdapFailure(incomplete(entry.dn))
        return { ...person, departmentId: unitAbove(entry.dn, units) }
      })
      yield { departments: [], people }
    }
  } catch (error) {
    throw asLdapFailure(error, placeOf(config).host)
  } finally {
    await client.unbind().catch(() => {})
  }
}

async function readUnits(client: Client, deps: SourceDeps, units: Map<string, string>): Promise<DirectoryDepartment[]> {
  const { config } = deps
  const entries: Entry[] = []
  const attributes = [config.id_attribute, 'ou', 'cn', 'name']
  for await (const page of pagesOf(client, deps, config.department_filter, attributes)) entries.push(...page)
  const others = entries.filter(({ dn }) => foldDn(dn) !== foldDn(config.base_dn))
  for (const entry of others) {
    const id = idOf(entry, config)
    if (!id) throw new LdapFailure(incomplete(entry.dn))
    units.set(foldDn(entry.dn), id)
  }
  return others.map((entry) => ({
    id: idOf(entry, config) ?? '',
    parentId: unitAbove(entry.dn, units),
    name: first(entry, 'ou') ?? first(entry, 'name') ?? first(entry, 'cn') ?? entry.dn,
    sort: 0,
  }))
}

async function* pagesOf(
  client: Client,
  { config, pageSize = usualPageSize }: SourceDeps,
  filter: string,
  attributes: string[],
) {
  const pages = client.searchPaginated(config.base_dn, {
    scope: 'sub',
    filter,
    attributes,
    explicitBufferAttributes: binaryAttributes(config),
    paged: { pageSize },
  })
  for await (const { searchEntries } of pages) yield searchEntries
}

function unitAbove(dn: string, units: ReadonlyMap<string, string>): string | null {
  const parts = foldDnParts(dn)
  for (let from = 1; from < parts.length; from++) {
    const unit = units.get(parts.slice(from).join(','))
    if (unit !== undefined) return unit
  }
  return null
}

/** A person that is left out would count as gone. */
function incomplete(dn: string) {
  return text(
    `条目 ${dn} 缺少标识或登录名，请检查属性设置或过滤条件`,
    `The entry ${dn} has no identity or no name to sign in by: check the attributes, or the filter`,
  )
}
