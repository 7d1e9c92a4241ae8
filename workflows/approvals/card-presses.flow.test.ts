import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestApi } from '../../tooling/testing/api.ts'
import { type Employee, startCardStage, wordsOn } from '../../tooling/testing/card-stage.ts'
import { hasButtons, type Press, type SeenCard } from '../../tooling/testing/im-cards.ts'
import { until } from '../../tooling/testing/until.ts'

let stage: Awaited<ReturnType<typeof startCardStage>>
/** A copy of the api that does not reach Temporal. */
let cutOff: TestApi
let applicant: Employee
let ann: Employee
let bob: Employee
let request: number
let card: SeenCard

beforeAll(async () => {
  stage = await startCardStage('feishu')
  cutOff = await stage.platform.startApi()
  applicant = await stage.employee()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  ann = await stage.employee()
  bob = await stage.employee()
  const definition = await stage.definition({ A: { user_ids: [ann.id] } }, ['s→A', 'A→e'])
  request = (await stage.hand(applicant, definition)).id
  card = await stage.card(ann)
})

const press = (by: Employee, how: Press, at?: TestApi) => stage.deliver(stage.peer.cards.press(card, by.im, how), at)
const approve = { button: 'approve' }
const decisions = async () =>
  (await stage.look(applicant, request)).records.filter(({ action }) => action === 'approve' || action === 'reject')
const undecided = async () => {
  expect(await decisions()).toEqual([])
  expect((await stage.look(applicant, request)).status).toBe('pending')
}

describe('a callback is not believed', () => {
  test.each<[string, Press['hostility'] | undefined, Press['change'] | undefined]>([
    ['that somebody else signed', { key: 'another key' }, undefined],
    ['that was changed after it was signed', { alter: (body) => body.replace('"}', 'AAAA"}') }, undefined],
    ['that is from long ago', { ageMs: 600_000 }, undefined],
    ['that is from the future', { ageMs: -600_000 }, undefined],
    ['that nobody signed', { isUnsigned: true }, undefined],
    ['that is not sealed', { isPlain: true }, undefined],
    ['that is no JSON', { alter: () => 'hello' }, undefined],
    ['with another token', undefined, { token: 'another token' }],
    ['of another application', undefined, { app_id: 'cli_another' }],
    ['of another company', undefined, { tenant_key: 'company-2' }],
  ])('%s', async (_, hostility, change) => {
    const answer = await press(ann, { ...approve, ...(hostility && { hostility }), ...(change && { change }) })
    expect(answer).toMatchObject({ status: 401, body: { code: 40101 } })
    await undecided()
  })

  test('that is too large, or is no JSON by its own word', async () => {
    const sent = stage.peer.cards.press(card, ann.im, approve)
    const large = { ...sent, body: JSON.stringify({ encrypt: 'A'.repeat(70_000) }) }
    expect(await stage.deliver(large)).toMatchObject({ status: 413 })
    const html = { ...sent, headers: { ...sent.headers, 'Content-Type': 'text/html' } }
    expect(await stage.deliver(html)).toMatchObject({ status: 415 })
    await undecided()
  })

  test('at an address that is none, or whose cards are switched off', async () => {
    const sent = stage.peer.cards.press(card, ann.im, approve)
    const { headers, body } = sent
    const elsewhere = await stage.api.app.request('/api/v1/im/nobody/cards', { method: 'POST', headers, body })
    expect(elsewhere.status).toBe(404)
    const { db } = stage.database
    const set = (status: 'enabled' | 'disabled') => db.updateTable('identity_provider').set({ status }).execute()
    await set('disabled')
    expect(await stage.deliver(sent)).toMatchObject({ status: 404 })
    await set('enabled')
    await undecided()
  })
})

describe('a press', () => {
  test('by whom the card was not sent to decides nothing, be they known here or not', async () => {
    const stranger = { ...bob, im: { ...bob.im, unionId: 'union-stranger' } }
    for (const other of [bob, stranger]) {
      const answer = await press(other, approve)
      expect(answer).toMatchObject({ status: 200, body: { toast: { type: 'error' } } })
      expect(answer.body.card).toBeUndefined()
    }
    await undecided()
    expect(hasButtons(card)).toBe(true)
  })

  test('by whose account is switched off decides nothing', async () => {
    await stage.database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', ann.id).execute()
    expect((await press(ann, approve)).body.toast).toMatchObject({ type: 'error', content: '您的账号已停用' })
    await undecided()
  })

  test('by who unlinked the messenger decides nothing', async () => {
    await stage.database.db.deleteFrom('user_identity').where('user_id', '=', ann.id).execute()
    expect((await press(ann, approve)).body.toast).toMatchObject({ type: 'error' })
    await undecided()
  })

  test('counts once, however often the messenger tells it, and whatever is pressed besides', async () => {
    const eventId = randomUUID()
    const sent = stage.peer.cards.press(card, ann.im, { ...approve, eventId })
    const other = stage.peer.cards.press(card, ann.im, { button: 'reject' })
    const answers = await Promise.all([sent, sent, sent, other, other].map((each) => stage.deliver(each)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(answers.filter(({ body }) => body.toast.type === 'success')).toHaveLength(1)
    expect(await decisions()).toHaveLength(1)
    expect((await stage.deliver(sent)).body.toast).toMatchObject({ type: 'info' })
    expect(await decisions()).toHaveLength(1)
  })

  test('on what was decided already says so and shows it', async () => {
    const sent = stage.peer.cards.press(card, ann.im, approve)
    await stage.act(ann, request, 'reject')
    const { body } = await stage.deliver(sent)
    expect(body.toast.type).toBe('info')
    expect(JSON.stringify(body.card)).toContain('您已拒绝')
    expect(await decisions()).toEqual([expect.objectContaining({ action: 'reject' })])
  })

  test('is kept while Temporal is away, done when it is back, and the card says so', async () => {
    const sent = stage.peer.cards.press(card, ann.im, { ...approve, comment: '好' })
    const { body } = await stage.deliver(sent, cutOff)
    expect(body.toast).toMatchObject({ type: 'info', content: expect.stringContaining('正在处理') })
    expect(JSON.stringify(body.card)).toContain('正在处理')
    expect((await stage.deliver(sent, cutOff)).body.toast).toMatchObject({ type: 'info' })
    await until(async () => (await decisions()).length > 0, 20_000)
    expect(await decisions()).toEqual([
      expect.objectContaining({ action: 'approve', approver_id: ann.id, comment: '好' }),
    ])
    await until(() => wordsOn(card).includes('您已同意'), 20_000)
  })

  test('whose answer is lost shows on the card all the same', async () => {
    expect((await press(ann, approve)).body.toast.type).toBe('success')
    await until(() => wordsOn(card).includes('您已同意'), 20_000)
  })

  test('whose answer says that it is in hand is not overtaken by what became of it', async () => {
    const { body } = await press(ann, approve, cutOff)
    expect(JSON.stringify(body.card)).toContain('正在处理')
    const answeredAt = Date.now()
    await stage.act(ann, request, 'approve')
    await until(() => wordsOn(card).includes('您已同意'), 20_000)
    // So long an answer may take to its messenger, which would put it over what is told before.
    expect(Date.now() - answeredAt).toBeGreaterThan(3000)
  })

  test('that was kept and came too late says why on the card, or that it is over', async () => {
    await press(ann, approve, cutOff)
    await stage.act(applicant, request, 'withdraw')
    await until(() => wordsOn(card).includes('申请人已撤回'), 20_000)
    expect(await decisions()).toEqual([])
    const settled = () =>
      stage.database.db.selectFrom('approval_card_press').selectAll().orderBy('id', 'desc').executeTakeFirst()
    await until(async () => (await settled())?.status !== 'accepted', 20_000)
    expect(await settled()).toMatchObject({ status: 'refused' })
  })

  test('that was kept by somebody whose account was switched off meanwhile decides nothing', async () => {
    await press(ann, approve, cutOff)
    await stage.database.db.updateTable('user').set({ status: 'disabled' }).where('id', '=', ann.id).execute()
    await until(() => wordsOn(card).includes('您的账号已停用'), 20_000)
    await undecided()
  })
})

describe('the address', () => {
  test('answers whether it is ours to whoever knows token and key, at both doors', async () => {
    const sent = stage.peer.cards.challenge('a word')
    expect(await stage.deliver(sent)).toEqual({ status: 200, body: { challenge: 'a word' } })
    expect(await stage.deliver(sent, stage.api, 'events')).toEqual({ status: 200, body: { challenge: 'a word' } })
    const wrong = stage.peer.cards.challenge('a word', { key: 'another key' })
    expect(await stage.deliver(wrong)).toMatchObject({ status: 401 })
    expect(await stage.deliver(stage.peer.cards.challenge('a word', { isPlain: true }))).toMatchObject({ status: 401 })
  })
})
