import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DirectoryPage } from '../../domain/iam/directory/directory-source.ts'
import { baseDn, readerPassword, startDirectory, type TestDirectory } from '../../tooling/testing/slapd.ts'
import { createAddressGate } from '../egress/address-gate.ts'
import { parseAllowList } from '../egress/allow-list.ts'
import { authenticate } from './ldap-directory.ts'
import { createLdapSource } from './ldap-source.ts'
import { foldDn } from './ldap-text.ts'

const gate = createAddressGate({ allow: parseAllowList('127.0.0.0/8,::1') })
let directory: TestDirectory

beforeAll(async () => {
  directory = await startDirectory()
  await directory.add(people)
})
afterAll(() => directory?.close())

const signIn = (username: string, password: string, change: Record<string, unknown> = {}, by = gate) =>
  authenticate({ config: directory.config(change), password: readerPassword, gate: by }, username, password)
const group = (name: string) => `cn=${name},ou=groups,${baseDn}`

describe('a password', () => {
  test('is right or wrong by what the directory says', async () => {
    expect(await signIn('zhangsan', 'zs-pw')).toMatchObject({
      outcome: 'right',
      person: {
        username: 'zhangsan',
        name: '张三',
        email: 'zhangsan@corp.cn',
        phone: '13800000001',
        isDisabled: false,
      },
    })
    expect(await signIn('zhangsan', 'other')).toEqual({ outcome: 'wrong' })
    expect(await signIn('nobody', 'zs-pw')).toEqual({ outcome: 'wrong' })
  })

  test('that is empty is refused although this server would take it', async () => {
    const accepted = await directory.as(async (client) => {
      await client.bind(`uid=zhangsan,ou=研发部,ou=people,${baseDn}`, '')
      return true
    })
    expect(accepted).toBe(true)
    expect(await signIn('zhangsan', '')).toEqual({ outcome: 'wrong' })
    expect(await signIn('zhangsan', '', directTemplate())).toEqual({ outcome: 'wrong' })
  })

  test('counts for a Chinese name to sign in by', async () => {
    expect(await signIn('李四', 'ls-pw')).toMatchObject({ outcome: 'right', person: { name: '李四' } })
  })

  test('is tried directly, without a searching account', async () => {
    expect(await signIn('zhangsan', 'zs-pw', directTemplate())).toMatchObject({ outcome: 'right' })
    expect(await signIn('zhangsan', 'no', directTemplate())).toEqual({ outcome: 'wrong' })
    expect(await signIn(`zhangsan,ou=研发部`, 'zs-pw', directTemplate())).toEqual({ outcome: 'wrong' })
  })

  test('opens nothing to a name that is a filter', async () => {
    for (const name of ['*', 'zhang*', '*)(uid=zhangsan', 'zhangsan)(|(uid=*', 'zhangsan\\2a', '\\2a'])
      expect(await signIn(name, 'zs-pw'), name).toEqual({ outcome: 'wrong' })
  })

  test('of a switched-off or expired account is not enough', async () => {
    const ad = { id_attribute: 'uid' }
    expect(await signIn('disabled', 'pw', ad)).toEqual({ outcome: 'disabled' })
    expect(await signIn('expired', 'pw', ad)).toEqual({ outcome: 'disabled' })
    expect(await signIn('lasting', 'pw', ad)).toMatchObject({ outcome: 'right' })
  })

  test('of a name that two entries bear is never right', async () => {
    expect(await signIn('zhangsan', 'zs-pw', { user_filter: '(|(uid={username})(uid=李四))' })).toEqual({
      outcome: 'wrong',
    })
  })
})

const directTemplate = () => ({ bind_dn: null, user_dn_template: `uid={username},ou=研发部,ou=people,${baseDn}` })

describe('groups', () => {
  test('are found through other groups, in circles too', async () => {
    const verdict = await signIn('zhangsan', 'zs-pw')
    const groups = verdict.outcome === 'right' ? [...verdict.groups].sort() : []
    expect(groups).toEqual(['a-team', 'everybody', 'posix', '工程'].map((name) => foldDn(group(name))).sort())
  })

  test('decide who may sign in', async () => {
    expect(await signIn('zhangsan', 'zs-pw', { allowed_groups: [group('Everybody')] })).toMatchObject({
      outcome: 'right',
    })
    expect(await signIn('李四', 'ls-pw', { allowed_groups: [group('everybody')] })).toEqual({ outcome: 'not_allowed' })
    expect(await signIn('李四', 'wrong', { allowed_groups: [group('everybody')] })).toEqual({ outcome: 'wrong' })
  })
})

describe('the connection', () => {
  test('is made secret by StartTLS or from the first byte, for the authority that was named', async () => {
    const ldaps = directory.ldapsUrl.replace('127.0.0.1', 'localhost')
    expect(await signIn('zhangsan', 'zs-pw', { url: ldaps })).toMatchObject({ outcome: 'right' })
    for (const url of [ldaps, directory.config().url]) {
      await expect(signIn('zhangsan', 'zs-pw', { url, ca_certificate: null })).rejects.toThrow(/not trusted/)
      await expect(signIn('zhangsan', 'zs-pw', { url, server_name: 'ldap.corp.cn' })).rejects.toThrow(/another name/)
    }
    await expect(signIn('zhangsan', 'zs-pw', { url: directory.ldapsUrl })).rejects.toThrow(/another name/)
    const named = { url: directory.ldapsUrl, server_name: 'localhost' }
    expect(await signIn('zhangsan', 'zs-pw', named)).toMatchObject({ outcome: 'right' })
  })

  test('goes only where the gate lets it', async () => {
    const closed = createAddressGate({ allow: parseAllowList('') })
    await expect(signIn('zhangsan', 'zs-pw', {}, closed)).rejects.toMatchObject({ code: 'egress_refused' })
    const rebound = createAddressGate({ allow: parseAllowList(''), resolve: async () => ['10.0.0.1'] })
    await expect(signIn('zhangsan', 'zs-pw', { url: 'ldaps://ldap.corp.cn' }, rebound)).rejects.toMatchObject({
      code: 'egress_refused',
    })
  })

  test('fails for a searching account that is refused, and for a server that is silent', async () => {
    const deps = { config: directory.config(), password: 'wrong', gate }
    await expect(authenticate(deps, 'zhangsan', 'zs-pw')).rejects.toThrow(/searching account/)
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const { port } = silent.address() as { port: number }
    const asked = signIn('a', 'b', { url: `ldap://127.0.0.1:${port}`, timeout_seconds: 1 })
    await expect(asked).rejects.toThrow(/cannot be reached/)
    silent.close()
  })
})

describe('a directory', () => {
  const read = async (change: Record<string, unknown> = {}) => {
    const source = createLdapSource({ config: directory.config(change), password: readerPassword, gate, pageSize: 15 })
    return Array.fromAsync<DirectoryPage>(source.readPages(new AbortController().signal))
  }

  test('is read page by page, beyond what one answer may hold', async () => {
    const many = Array.from({ length: 60 }, (_, index) => person(`many-${index}`, `员工${index}`, 'ou=多人'))
    await directory.add(`${unit('ou=多人')}\n${many.join('\n')}`)
    const pages = await read()
    const all = pages.flatMap(({ people }) => people)
    expect(all.filter(({ username }) => username.startsWith('many-'))).toHaveLength(60)
    expect(pages.length).toBeGreaterThan(2)
  })

  test('gives departments with their parents, and people in theirs', async () => {
    const pages = await read()
    const departments = pages.flatMap(({ departments }) => departments)
    const named = new Map(departments.map((department) => [department.name, department]))
    expect(named.get('前端组')?.parentId).toBe(named.get('研发部')?.id)
    const all = pages.flatMap(({ people }) => people)
    expect(all.find(({ username }) => username === 'zhangsan')).toMatchObject({ departmentId: named.get('研发部')?.id })
    expect(all.find(({ username }) => username === 'disabled')).toMatchObject({ isDisabled: true })
  })

  test('is not followed to where it refers', async () => {
    let visitors = 0
    const elsewhere = createServer((socket) => {
      visitors++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => elsewhere.once('listening', resolve))
    const { port } = elsewhere.address() as { port: number }
    await directory.add(
      `dn: ou=elsewhere,${baseDn}\nobjectClass: referral\nobjectClass: extensibleObject\nou: elsewhere\nref: ldap://127.0.0.1:${port}/ou=x,${baseDn}\n`,
    )
    expect((await read()).length).toBeGreaterThan(1)
    expect(await signIn('zhangsan', 'zs-pw')).toMatchObject({ outcome: 'right' })
    expect(visitors).toBe(0)
    elsewhere.close()
  })

  test('is never taken over in part', async () => {
    await expect(read({ username_attribute: 'employeeNumber' })).rejects.toThrow(/no name to sign in by/)
  })
})

function unit(rdn: string, above = 'ou=people'): string {
  return `dn: ${rdn},${above},${baseDn}\nobjectClass: organizationalUnit\n`
}

function person(uid: string, cn: string, place: string, password = 'pw', more = ''): string {
  return `dn: uid=${uid},${place},ou=people,${baseDn}\nobjectClass: inetOrgPerson\n${more}uid: ${uid}\ncn: ${cn}\nsn: ${cn}\nuserPassword: ${password}\n`
}

const group4 = (name: string, member: string) =>
  `dn: ${group(name)}\nobjectClass: groupOfNames\ncn: ${name}\nmember: ${member}\n`
const control = (value: number) => `objectClass: extensibleObject\nuserAccountControl: ${value}\n`
const people = [
  unit('ou=研发部'),
  unit('ou=前端组', 'ou=研发部,ou=people'),
  person('zhangsan', '张三', 'ou=研发部', 'zs-pw', 'mail: zhangsan@corp.cn\nmobile: 13800000001\n'),
  person('李四', '李四', 'ou=前端组,ou=研发部', 'ls-pw'),
  person('disabled', '停用', 'ou=研发部', 'pw', control(514)),
  person('expired', '过期', 'ou=研发部', 'pw', `${control(512)}accountExpires: 131000000000000000\n`),
  person('lasting', '长期', 'ou=研发部', 'pw', `${control(512)}accountExpires: 9223372036854775807\n`),
  `dn: ou=groups,${baseDn}\nobjectClass: organizationalUnit\nou: groups\n`,
  group4('a-team', `uid=zhangsan,ou=研发部,ou=people,${baseDn}`),
  group4('工程', group('a-team')),
  `${group4('everybody', group('工程'))}member: ${group('everybody')}\n`,
  `dn: ${group('posix')}\nobjectClass: posixGroup\ncn: posix\ngidNumber: 7\nmemberUid: zhangsan\n`,
].join('\n')
