import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestApi } from '../../tooling/testing/api.ts'
import { type Employee, startCardStage, wordsOn } from '../../tooling/testing/card-stage.ts'
import { hasButtons, type Press, type SeenCard } from '../../tooling/testing/im-cards.ts'
import { wechatCallback } from '../../tooling/testing/im-wechat-cards.ts'
import { until } from '../../tooling/testing/until.ts'

let stage: Awaited<ReturnType<typeof startCardStage>>
let applicant: Employee
let ann: Employee
let bob: Employee
let request: number
let card: SeenCard

beforeAll(async () => {
  stage = await startCardStage('wechat')
  applicant = await stage.employee()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  ann = await stage.employee()
  bob = await stage.employee()
  const definition = await stage.definition({ A: { user_ids: [ann.id] } }, ['s→A', 'A→e'])
  request = (await stage.hand(applicant, definition, { form_data: { days: 3 } })).id
  card = await stage.card(ann)
})

const press = (by: Employee, how: Press, at?: TestApi) => stage.deliver(stage.peer.cards.press(card, by.im, how), at)
const approve = { button: 'approve' }
const decisions = async () =>
  (await stage.look(applicant, request)).records.filter(({ action }) => action === 'approve' || action === 'reject')

describe('a card in WeCom', () => {
  test('decides when it is pressed, is answered sealed, and changed afterwards', async () => {
    expect(wordsOn(card)).toContain('days')
    const { status, body } = await press(ann, approve)
    expect(status).toBe(200)
    expect(body).toMatch(/^<xml><Encrypt>.+<MsgSignature>/)
    expect(await decisions()).toEqual([expect.objectContaining({ approver_id: ann.id, action: 'approve' })])
    expect(await stage.closed(card)).toContain('您已同意')
  })

  test('says what became of it elsewhere', async () => {
    await stage.act(applicant, request, 'withdraw')
    expect(await stage.closed(card)).toContain('申请人已撤回')
  })

  test('is pressed while Temporal is away, and done when it is back', async () => {
    expect((await press(ann, approve, await stage.platform.startApi())).status).toBe(200)
    await until(() => wordsOn(card).includes('您已同意'), 20_000)
    expect(await decisions()).toHaveLength(1)
  })

  test('counts once, however often it is told', async () => {
    const sent = stage.peer.cards.press(card, ann.im, { ...approve, eventId: '1700000000' })
    await Promise.all([stage.deliver(sent), stage.deliver(sent), press(ann, { button: 'reject' })])
    expect(await decisions()).toHaveLength(1)
  })

  test.each<[string, Omit<Press, 'button'>]>([
    ['that somebody else sealed', { hostility: { key: 'A'.repeat(43) } }],
    ['that is from long ago', { hostility: { ageMs: 600_000 } }],
    ['that nobody signed', { hostility: { isUnsigned: true } }],
    ['that was changed', { hostility: { alter: (body) => body.replace('[CDATA[', '[CDATA[AAAA') } }],
    ['that is not sealed', { hostility: { isPlain: true } }],
    ['for another company', { change: { tenant_key: 'company-2' } }],
  ])('is left alone by a callback %s', async (_, how) => {
    expect(await press(ann, { ...approve, ...how })).toMatchObject({ status: 401 })
    expect(await decisions()).toEqual([])
  })

  test('is left alone by whom it was not sent to', async () => {
    expect((await press(bob, approve)).status).toBe(200)
    expect(await decisions()).toEqual([])
    expect(hasButtons(card)).toBe(true)
  })

  test('comes to an address that WeCom has found to be ours', async () => {
    const { query } = wechatCallback('a word', { cards: stage.peer.cards, receiver: stage.peer.company, asks: true })
    const answer = await stage.api.app.request(`/api/v1/im/wechat/cards${query}`)
    expect([answer.status, await answer.text()]).toEqual([200, 'a word'])
  })
})
