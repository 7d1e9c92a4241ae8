import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestApi } from '../../tooling/testing/api.ts'
import { type Employee, startCardStage, wordsOn } from '../../tooling/testing/card-stage.ts'
import { hasButtons, type Press, type SeenCard } from '../../tooling/testing/im-cards.ts'
import { until } from '../../tooling/testing/until.ts'

let stage: Awaited<ReturnType<typeof startCardStage>>
let applicant: Employee
let ann: Employee
let bob: Employee
let request: number
let card: SeenCard

beforeAll(async () => {
  stage = await startCardStage('dingtalk')
  applicant = await stage.employee()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  ann = await stage.employee()
  bob = await stage.employee()
  const definition = await stage.definition({ A: { user_ids: [ann.id] } }, ['s→A', 'A→e'])
  request = (await stage.hand(applicant, definition, { title: '年假 [点我](x)', form_data: { days: 3 } })).id
  card = await stage.card(ann)
})

const press = (by: Employee, how: Press, at?: TestApi) => stage.deliver(stage.peer.cards.press(card, by.im, how), at)
const approve = { button: 'approve' }
const look = () => stage.look(applicant, request)
const decisions = async () => (await look()).records.filter(({ action }) => action === 'approve' || action === 'reject')

describe('a card in DingTalk', () => {
  test('decides when it is pressed, and answers with what it shows from then on', async () => {
    expect(wordsOn(card)).toContain('days：3')
    expect(wordsOn(card)).not.toContain('[点我]')
    const { status, body } = await press(ann, { ...approve, comment: '同意' })
    expect(status).toBe(200)
    expect(body.cardData.cardParamMap).toMatchObject({ can_decide: 'false', notice: '您已同意', tone: 'good' })
    expect(await decisions()).toEqual([expect.objectContaining({ approver_id: ann.id, comment: '同意' })])
  })

  test('says what became of it elsewhere', async () => {
    await stage.act(applicant, request, 'withdraw')
    expect(await stage.closed(card)).toContain('申请人已撤回')
  })

  test('is pressed while Temporal is away, and done when it is back', async () => {
    const { body } = await press(ann, approve, await stage.platform.startApi())
    expect(body.cardData.cardParamMap.notice).toContain('正在处理')
    await until(() => wordsOn(card).includes('您已同意'), 20_000)
    expect(await decisions()).toHaveLength(1)
  })

  test('counts once, however often it is told', async () => {
    const sent = stage.peer.cards.press(card, ann.im, { ...approve, eventId: String(Date.now()) })
    await Promise.all([stage.deliver(sent), stage.deliver(sent), press(ann, { button: 'reject' })])
    expect(await decisions()).toHaveLength(1)
    expect((await stage.deliver(sent)).status).toBe(200)
    expect(await decisions()).toHaveLength(1)
  })

  test.each<[string, Omit<Press, 'button'>]>([
    ['that somebody else signed', { hostility: { key: 'another key' } }],
    ['that is from long ago', { hostility: { ageMs: 600_000 } }],
    ['that nobody signed', { hostility: { isUnsigned: true } }],
    ['of another company', { change: { tenant_key: 'company-2' } }],
    ['that is no JSON', { hostility: { alter: () => 'hello' } }],
  ])('is left alone by a callback %s', async (_, how) => {
    expect(await press(ann, { ...approve, ...how })).toMatchObject({ status: 401 })
    expect(await decisions()).toEqual([])
  })

  test('is left alone by whom it was not sent to, and by who names another card', async () => {
    for (const [by, how] of [
      [bob, approve],
      [ann, { ...approve, change: { token: '0'.repeat(32) } }],
    ] as const) {
      const { body } = await press(by, how)
      expect(body.cardData).toBeUndefined()
    }
    expect(await decisions()).toEqual([])
    expect(hasButtons(card)).toBe(true)
  })

  test('is tried out by an administrator, which tells DingTalk where callbacks go', async () => {
    const me = await stage.employee(['identity-provider:write'])
    const tried = await stage.call('POST', `/identity-providers/${stage.provider.id}/test-card`, undefined, me.token)
    expect(tried.data).toMatchObject({ ok: true })
    expect(stage.peer.cards.registered).toBe('https://ops.example.com/api/v1/im/dingtalk/cards')
    const answer = await stage.deliver(stage.peer.cards.press(await stage.card(me), me.im, { button: 'confirm' }))
    expect(answer.body.cardData.cardParamMap).toMatchObject({ notice: '回调正常', can_confirm: 'false' })
  })
})
