import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Employee, startCardStage, wordsOn } from '../../tooling/testing/card-stage.ts'
import { hasButtons } from '../../tooling/testing/im-cards.ts'
import { recordHistory, replayHistories } from '../../tooling/testing/temporal.ts'
import { until } from '../../tooling/testing/until.ts'
import { cardPressStart, showCardsStart } from './messages.ts'

const histories = new URL('./card-histories/', import.meta.url)

let stage: Awaited<ReturnType<typeof startCardStage>>
let applicant: Employee
let ann: Employee
let bob: Employee

beforeAll(async () => {
  stage = await startCardStage('feishu')
  applicant = await stage.employee()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  ann = await stage.employee()
  bob = await stage.employee()
  stage.peer.misbehaviour = undefined
})

const by = (...people: Employee[]) => ({ user_ids: people.map(({ id }) => id) })
const one = (config: Record<string, unknown>) => stage.definition({ A: config }, ['s→A', 'A→e'])
const statusOf = async (id: number) => (await stage.look(applicant, id)).status

describe('a card', () => {
  test('is brought to whoever has something to decide, and pressing it decides', async () => {
    const definition = await stage.definition({ A: by(ann), B: by(bob) }, ['s→A', 'A→B', 'B→e'])
    const { id } = await stage.hand(applicant, definition, { title: '年假', form_data: { days: 3 } })
    const card = await stage.card(ann)
    expect(wordsOn(card)).toMatch(/年假.*days：3.*https:\/\/ops\.example\.com\/approvals\//)

    const answer = await stage.deliver(
      stage.peer.cards.press(card, ann.im, { button: 'approve', comment: '同意，注意安全' }),
    )
    expect(answer).toMatchObject({ status: 200, body: { toast: { type: 'success' }, card: { type: 'raw' } } })
    expect(JSON.stringify(answer.body.card.data)).toContain('您已同意')
    expect((await stage.look(applicant, id)).records.at(-1)).toMatchObject({
      action: 'approve',
      approver_id: ann.id,
      comment: '同意，注意安全',
    })

    const last = await stage.deliver(stage.peer.cards.press(await stage.card(bob), bob.im, { button: 'reject' }))
    expect(last.body.toast).toMatchObject({ type: 'success' })
    expect(await statusOf(id)).toBe('rejected')
    expect(stage.cardsOf(ann)).toHaveLength(1)
  })

  test('says what became of it elsewhere: on the web, by others, taken back, returned, handed on', async () => {
    const web = await stage.hand(applicant, await one(by(ann)))
    const first = await stage.card(ann)
    await stage.act(ann, web.id, 'approve')
    expect(await stage.closed(first)).toContain('您已同意')

    const any = await stage.hand(applicant, await one({ ...by(ann, bob), mode: 'any' }))
    const [second, others] = [await stage.card(ann, 1), await stage.card(bob)]
    await stage.deliver(stage.peer.cards.press(others, bob.im, { button: 'approve' }))
    expect(await statusOf(any.id)).toBe('approved')
    expect(await stage.closed(second)).toContain('已同意，不再需要您处理')

    const back = await stage.hand(applicant, await one(by(ann)))
    const third = await stage.card(ann, 2)
    await stage.act(applicant, back.id, 'withdraw')
    expect(await stage.closed(third)).toContain('申请人已撤回')

    const moved = await stage.hand(applicant, await one(by(ann)))
    const fourth = await stage.card(ann, 3)
    await stage.act(ann, moved.id, 'transfer', { to_user_id: bob.id })
    expect(await stage.closed(fourth)).toContain('已转交')
    expect(hasButtons(await stage.card(bob, 1))).toBe(true)
  })

  test('says when the time has run out', async () => {
    const timeout = { seconds: 1, remind: 0, action: 'approve' }
    const { id } = await stage.hand(applicant, await one({ ...by(ann), timeout }))
    expect(await stage.closed(await stage.card(ann))).toContain('已超时')
    expect(await statusOf(id)).toBe('approved')
  })

  test('closes, too, where whoever brought it was gone before that was noted', async () => {
    const { id } = await stage.hand(applicant, await one({ ...by(ann, bob), mode: 'any' }))
    const card = await stage.card(ann)
    const ofAnn = () => stage.database.db.selectFrom('approval_card').selectAll().where('user_id', '=', ann.id)
    await until(async () => (await ofAnn().executeTakeFirstOrThrow()).message_id !== null, 10_000)
    const asItWas = { message_id: null, shown_version: 0, claimed_until: new Date(Date.now() - 1000) }
    await stage.database.db.updateTable('approval_card').set(asItWas).where('user_id', '=', ann.id).execute()
    await stage.act(bob, id, 'approve')
    expect(await stage.closed(card)).toContain('已同意，不再需要您处理')
    expect(stage.cardsOf(ann)).toHaveLength(1)
  })

  test('comes anew when a task comes back from whoever advised', async () => {
    const { id } = await stage.hand(applicant, await one(by(ann)))
    const card = await stage.card(ann)
    await stage.act(ann, id, 'delegate', { to_user_id: bob.id })
    expect(await stage.closed(card)).toContain('已委托')
    await stage.deliver(stage.peer.cards.press(await stage.card(bob), bob.im, { button: 'approve' }))
    const again = await stage.card(ann, 1)
    await stage.deliver(stage.peer.cards.press(again, ann.im, { button: 'approve' }))
    expect(await statusOf(id)).toBe('approved')
  })

  test('shows nothing that is hidden at its node', async () => {
    const hidden = { ...by(ann), form_rights: { salary: 'hidden' } }
    await stage.hand(applicant, await one(hidden), { form_data: { salary: 98765, days: 2 } })
    const words = wordsOn(await stage.card(ann))
    expect(words).toContain('days：2')
    expect(words).not.toContain('98765')
  })
})

describe('a messenger', () => {
  test('that is away, or asked too often, is told later, once', async () => {
    stage.peer.misbehaviour = { path: /im\/v1\/messages/, how: '5xx' }
    const { id } = await stage.hand(applicant, await one(by(ann)))
    const sends = () => stage.peer.requests.filter((request) => request === 'POST /open-apis/im/v1/messages').length
    const before = sends()
    await until(() => sends() > before + 1, 10_000)
    stage.peer.misbehaviour = undefined
    stage.peer.cards.tooOften = 2
    const card = await stage.card(ann)
    stage.peer.cards.tooOften = 2
    await stage.act(ann, id, 'reject')
    expect(await stage.closed(card)).toContain('您已拒绝')
    expect(stage.cardsOf(ann)).toHaveLength(1)
    const handle = stage.temporal.client.workflow.getHandle(
      showCardsStart(id, { occasion: '0', traceId: '' }).workflowId,
    )
    await handle.result()
    await recordHistory(handle, histories, 'shown-later')
  })

  test.each(['hang', 'html', 'error'] as const)('that gives no right answer (%s) is told later', async (how) => {
    stage.peer.misbehaviour = { path: /im\/v1\/messages/, how }
    await stage.hand(applicant, await one(by(ann)))
    const told = () =>
      stage.database.db.selectFrom('approval_card').select('tries').where('user_id', '=', ann.id).executeTakeFirst()
    await until(async () => ((await told())?.tries ?? 0) > 0, 10_000)
    stage.peer.misbehaviour = undefined
    expect(hasButtons(await stage.card(ann))).toBe(true)
    expect(stage.cardsOf(ann)).toHaveLength(1)
  })

  test('whose cards cannot be changed any more holds nobody up', async () => {
    const { id } = await stage.hand(applicant, await one(by(ann)))
    const card = await stage.card(ann)
    stage.peer.cards.isFrozen = true
    expect((await stage.act(ann, id, 'approve')).data.status).toBe('approved')
    const given = () =>
      stage.database.db.selectFrom('approval_card').selectAll().where('user_id', '=', ann.id).executeTakeFirstOrThrow()
    await until(async () => (await given()).given_up_at !== null, 10_000)
    stage.peer.cards.isFrozen = false
    const { body } = await stage.deliver(stage.peer.cards.press(card, ann.im, { button: 'reject' }))
    expect(JSON.stringify(body.card)).toContain('您已同意')
  })

  test('whose token was taken back is asked with a new one', async () => {
    await stage.hand(applicant, await one(by(ann)))
    await stage.card(ann)
    stage.peer.revokeAppTokens()
    await stage.hand(applicant, await one(by(ann)))
    expect(hasButtons(await stage.card(ann, 1))).toBe(true)
  })

  test('that refuses a person for good holds nobody up', async () => {
    stage.peer.cards.unreachable.add(ann.im.unionId)
    const { id } = await stage.hand(applicant, await one(by(ann, bob)))
    await stage.card(bob)
    const refused = () =>
      stage.database.db.selectFrom('approval_card').selectAll().where('user_id', '=', ann.id).executeTakeFirstOrThrow()
    await until(async () => (await refused()).given_up_at !== null, 10_000)
    expect((await refused()).error_msg?.en).toContain('230013')
    expect((await stage.act(ann, id, 'approve')).data.status).toBe('pending')
  })
})

describe('an administrator', () => {
  const tryOut = (as: string) => stage.call('POST', `/identity-providers/${stage.provider.id}/test-card`, undefined, as)

  test('is brought a card whose button tells that the callback works', async () => {
    expect(await tryOut(ann.token)).toMatchObject({ status: 403 })
    expect(await tryOut(stage.admin)).toMatchObject({ status: 409 })
    const me = await stage.employee(['identity-provider:write'])
    expect((await tryOut(me.token)).data).toMatchObject({ ok: true })
    const card = await stage.card(me)
    const answer = await stage.deliver(stage.peer.cards.press(card, me.im, { button: 'confirm' }))
    expect(answer.body.toast).toEqual({ type: 'success', content: '回调正常' })
    stage.peer.cards.unreachable.add(me.im.unionId)
    expect((await tryOut(me.token)).data).toMatchObject({ ok: false, message: expect.stringContaining('230013') })
  })
})

test('what was pressed while Temporal was away is recorded as it goes on', async () => {
  const cutOff = await stage.platform.startApi()
  const { id } = await stage.hand(applicant, await one(by(ann)))
  const card = await stage.card(ann)
  await stage.deliver(stage.peer.cards.press(card, ann.im, { button: 'approve' }), cutOff)
  await until(async () => (await statusOf(id)) === 'approved', 20_000)
  const { id: pressId } = await stage.database.db
    .selectFrom('approval_card_press')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const { workflowId } = cardPressStart({ pressId, instanceId: id }, '')
  const handle = stage.temporal.client.workflow.getHandle(workflowId)
  await handle.result()
  await recordHistory(handle, histories, 'kept-press')
})

test('every recorded history of cards is still replayed', async () => {
  expect(await replayHistories(histories)).toEqual(['kept-press.json', 'shown-later.json'])
})
