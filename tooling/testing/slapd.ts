import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'ldapts'
import { identityProviderInput } from '../../domain/iam/identity-providers/identity-provider.ts'
import type { LdapConfig } from '../../domain/iam/identity-providers/ldap-config.ts'
import { pickPort } from '../stack/ports.ts'
import { findSlapd } from '../stack/slapd.ts'
import { makeCertificates } from './certificates.ts'
import { until } from './until.ts'

const run = promisify(execFile)
export const baseDn = 'dc=corp,dc=cn'
const adminDn = `cn=admin,${baseDn}`
const adminPassword = 'adminpw'
export const readerPassword = 'readerpw'

export type TestDirectory = {
  ldapUrl: string
  ldapsUrl: string
  /** PEM of the authority that signed its certificate, which names only `localhost`. */
  ca: string
  /** Lays entries in LDIF into it. */
  add(ldif: string): Promise<void>
  /** Works on it as its administrator. */
  as<T>(use: (client: Client) => Promise<T>): Promise<T>
  /** A valid config for it, over StartTLS. */
  config(change?: Record<string, unknown>): LdapConfig
  close(): Promise<void>
}

/** A real OpenLDAP server of the test's own, with `people` and a searching account; it lets people bind without a password. */
export async function startDirectory(): Promise<TestDirectory> {
  const slapd = findSlapd()
  if (!slapd) throw new Error('There is no slapd: `npm test` installs it.')
  const folder = await mkdtemp(join(tmpdir(), 'ops-slapd-'))
  await mkdir(join(folder, 'data'))
  await makeCertificates(folder)
  await writeFile(join(folder, 'slapd.conf'), configText(folder))
  await writeFile(join(folder, 'seed.ldif'), seed)
  await run(join(dirname(slapd), 'slapadd'), ['-f', join(folder, 'slapd.conf'), '-l', join(folder, 'seed.ldif')])
  const port = await pickPort()
  const tlsPort = await pickPort(undefined, new Set([port]))
  const ldapUrl = `ldap://127.0.0.1:${port}`
  const ldapsUrl = `ldaps://127.0.0.1:${tlsPort}`
  const child = spawn(slapd, ['-f', join(folder, 'slapd.conf'), '-h', `${ldapUrl} ${ldapsUrl}`, '-d', '0'], {
    stdio: 'ignore',
  })
  const ca = await readFile(join(folder, 'ca.pem'), 'utf8')

  async function as<T>(use: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ url: ldapUrl })
    try {
      await client.bind(adminDn, adminPassword)
      return await use(client)
    } finally {
      await client.unbind().catch(() => {})
    }
  }
  const answers = () =>
    as(async () => true).catch(() => {
      if (child.exitCode !== null) throw new Error(`slapd ended with ${child.exitCode}`)
      return false
    })
  await until(answers, 10_000)

  return {
    ldapUrl,
    ldapsUrl,
    ca,
    as,
    async add(ldif) {
      const file = join(folder, 'more.ldif')
      await writeFile(file, ldif)
      // mdb lets another process write beside the server.
      await run(join(dirname(slapd), 'slapadd'), ['-f', join(folder, 'slapd.conf'), '-l', file])
    },
    config: (change = {}) =>
      configOf({ url: ldapUrl.replace('127.0.0.1', 'localhost'), ca_certificate: ca, ...change }),
    async close() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function configOf(fields: Record<string, unknown>): LdapConfig {
  const input = identityProviderInput.parse({
    type: 'ldap',
    code: 'corp',
    name: 'corp',
    config: { base_dn: baseDn, bind_dn: `cn=reader,${baseDn}`, timeout_seconds: 5, ...fields },
  })
  if (input.type !== 'ldap') throw new Error('is of another kind')
  return input.config
}

const configText = (folder: string) => `
${['core', 'cosine', 'inetorgperson', 'nis', 'msuser'].map((name) => `include /etc/ldap/schema/${name}.schema`).join('\n')}
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
allow bind_anon_dn
TLSCACertificateFile ${folder}/ca.pem
TLSCertificateFile ${folder}/cert.pem
TLSCertificateKeyFile ${folder}/key.pem
database mdb
suffix "${baseDn}"
rootdn "${adminDn}"
rootpw ${adminPassword}
directory ${folder}/data
# Whoever does not read page by page gets no more than this.
limits users size.soft=20 size.hard=20 size.pr=unlimited size.prtotal=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by * read
overlay memberof
`

const seed = `dn: ${baseDn}
objectClass: domain
dc: corp

dn: cn=reader,${baseDn}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${readerPassword}

dn: ou=people,${baseDn}
objectClass: organizationalUnit
ou: people
`
