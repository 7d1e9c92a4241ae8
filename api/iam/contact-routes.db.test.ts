import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageSecretPlace } from '../../db/notifications/notify.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let made = 0

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

type Contact = { kind: 'email' | 'phone'; value: string }
const offer = (token: string, body: Contact) => api.call('POST', '/auth/contact', { token, body })
const confirm = (token: string, contact: Contact, code: string) =>
  api.call('POST', '/auth/contact/confirm', { token, body: { contact, code } })
const newEmail = (): Contact => ({ kind: 'email', value: `new-${++made}@example.com` })
const newPhone = (): Contact => ({ kind: 'phone', value: `1380000${String(1000 + ++made)}` })

async function person() {
  const user = await platform.makeUser(['job:read'])
  const email = `old-${user.id}@example.com`
  await database.db.updateTable('user').set({ email }).where('id', '=', user.id).execute()
  return { ...user, email, token: await signInAs(api, user) }
}
const stored = (id: number) =>
  database.db
    .selectFrom('user')
    .select(['email', 'phone', 'phone_verified_at', 'language'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
/** What was sent to this address, as its owner reads it. */
async function codeAt(recipient: string): Promise<string> {
  const { batch, secret_ciphertext } = await database.db
    .selectFrom('message_log')
    .select(['batch', 'secret_ciphertext'])
    .where('recipient', 'in', [recipient, `+86${recipient}`])
    .where('template_code', '=', 'auth.code')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return api.deps.secrets.decrypt(secret_ciphertext ?? '', messageSecretPlace(batch))
}

describe.each([newEmail, newPhone])('an address of one’s own', (makeContact) => {
  test('is taken over with the code that came there, and told at the old one', async () => {
    const { id, token, email } = await person()
    const contact = makeContact()
    const sent = await offer(token, contact)
    expect([sent.status, sent.body.data.resend_in]).toEqual([202, 60])
    expect(await stored(id)).toMatchObject({ email, phone: null })
    const answer = await confirm(token, contact, await codeAt(contact.value))
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body.data[contact.kind]).toBe(contact.value)
    const { phone_verified_at } = await stored(id)
    if (contact.kind === 'phone') expect(phone_verified_at).toEqual(expect.any(Date))
    const told = await database.db
      .selectFrom('message_log')
      .select('recipient')
      .where('template_code', '=', 'auth.security_changed')
      .where('recipient', '=', email)
      .execute()
    expect(told).toHaveLength(1)
  })

  test('is not, with a wrong code, one for another address, one of somebody else, or the same once more', async () => {
    const { id, token } = await person()
    const other = await person()
    const contact = makeContact()
    await offer(token, contact)
    const code = await codeAt(contact.value)
    const wrong = code === '000000' ? '000001' : '000000'
    for (const answer of [
      await confirm(token, contact, wrong),
      await confirm(token, makeContact(), code),
      await confirm(other.token, contact, code),
    ]) {
      expect(answer.body.code).toBe(40104)
    }
    const twice = await Promise.all([confirm(token, contact, code), confirm(token, contact, code)])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 401])
    expect(await stored(other.id)).toMatchObject({ phone: null, email: other.email })
    expect((await stored(id))[contact.kind]).toBe(contact.value)
  })
})

test('whose address it is already is said only to who can read there', async () => {
  const { email } = await person()
  const { token, id } = await person()
  const contact: Contact = { kind: 'email', value: email.toUpperCase() }
  expect((await offer(token, contact)).status).toBe(202)
  const answer = await confirm(token, contact, await codeAt(contact.value))
  expect(answer.body).toMatchObject({ code: 40901, errors: [{ field: 'email' }] })
  expect((await stored(id)).email).not.toBe(contact.value)
})

test('codes are not sent to an address again and again', async () => {
  const { token } = await person()
  const contact = newEmail()
  await offer(token, contact)
  const again = await offer(token, contact)
  expect([again.status, again.headers.get('Retry-After')]).toEqual([429, expect.stringMatching(/^\d+$/)])
  expect((await offer((await person()).token, contact)).status).toBe(429)
})

test('the offer wants a fresh confirmation', async () => {
  const { id, token } = await person()
  const confirmed_at = new Date(Date.now() - 16 * 60_000)
  await database.db.updateTable('session').set({ confirmed_at }).where('user_id', '=', id).execute()
  api.deps.sessions.forget()
  expect((await offer(token, newEmail())).body.code).toBe(40302)
})

test.each([
  { kind: 'email', value: 'nobody' },
  { kind: 'email', value: null },
  { kind: 'phone', value: 'call me' },
  { kind: 'pigeon', value: 'roof' },
])('%o is no address', async (body) => {
  const { token } = await person()
  expect((await offer(token, body as Contact)).status).toBe(400)
})

test('messages come in the language that one chose', async () => {
  const { id, token } = await person()
  expect((await api.call('GET', '/auth/me', { token })).body.data.language).toBeNull()
  expect((await api.call('POST', '/auth/language', { token, body: { language: 'en' } })).status).toBe(200)
  expect((await stored(id)).language).toBe('en')
  expect((await api.call('GET', '/auth/me', { token })).body.data.language).toBe('en')
  expect((await api.call('POST', '/auth/language', { token, body: { language: 'fr' } })).status).toBe(400)
  expect((await api.call('POST', '/auth/language', { body: { language: 'en' } })).status).toBe(401)
})
