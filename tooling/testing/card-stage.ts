import { expect } from 'vitest'
import { createCardActivities } from '../../activities/approvals/cards/card-activities.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { opsQueue } from '../../workflows/jobs/messages.ts'
import { signInAs, type TestApi } from './api.ts'
import { type Person, startApprovalStage } from './approval-stage.ts'
import type { SentCallback } from './im-callbacks.ts'
import { hasButtons, type SeenCard } from './im-cards.ts'
import { type ImPerson, startImVendors } from './im-vendors.ts'
import { startTestWorker } from './temporal.ts'
import { until } from './until.ts'

type CardVendorName = 'feishu' | 'dingtalk' | 'wechat'
export type Employee = Person & { im: ImPerson }
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
type Answer = { status: number; body: any }

const withinMs = 20_000

/** Approvals with a messenger that shows cards, and people who are known there. */
export async function startCardStage(vendor: CardVendorName) {
  const peer = await startImVendors()
  const env = { OPS_EGRESS_ALLOW: '127.0.0.1', OPS_PUBLIC_URL: 'https://ops.example.com' }
  const stage = await startApprovalStage({ env })
  const { database, platform, api, temporal } = stage
  const { secrets, egress } = api.deps
  const activities = createCardActivities({
    ...{ db: database.db, temporal, secrets, egress, publicUrl: env.OPS_PUBLIC_URL },
    ...{ retryDelays: Array.from({ length: 30 }, () => 100), vendorTimeoutMs: 1000 },
  })
  const worker = await startTestWorker(activities, opsQueue)
  const admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  const provider = await setUp()
  let hired = 0

  async function setUp(): Promise<{ id: number; card_url: string }> {
    const { application, cards, url, company } = peer
    const isWechat = vendor === 'wechat'
    const body = {
      ...{ code: vendor, name: vendor, type: vendor, secret: application.secret },
      ...{ callback_token: cards.callbackToken, callback_secret: isWechat ? cards.wechatKey : cards.callbackSecret },
      ...(!isWechat && { allowed_tenants: [company] }),
      config: { api_url: url, cards: true, ...ownConfig() },
    }
    function ownConfig() {
      if (isWechat) return { corp_id: company, agent_id: application.agentId, login_url: url }
      if (vendor === 'feishu') return { client_id: application.id, accounts_url: url }
      return { client_id: application.id, login_url: url, oapi_url: url, card_template_id: cards.templateId }
    }
    const made = await stage.call('POST', '/identity-providers', body, admin)
    expect(made).toMatchObject({ status: 201 })
    return made.data
  }

  /** A person with an account here that is linked to one there. */
  async function employee(permissions: PermissionCode[] = []): Promise<Employee> {
    const person = await stage.person(permissions)
    const n = ++hired
    const im = { company: peer.company, unionId: `union-${n}`, userId: `user-${n}`, name: `职员 ${n}` }
    const { id: providerId } = provider
    peer.know(im)
    await database.db
      .insertInto('user_identity')
      .values({
        user_id: person.id,
        provider_id: providerId,
        authority: peer.url,
        tenant: im.company,
        subject: vendor === 'wechat' ? im.userId : im.unionId,
      })
      .execute()
    return { ...person, im }
  }

  const cardsOf = ({ im }: Employee): SeenCard[] =>
    peer.cards.seen.filter(({ to }) => to === im.unionId || to === im.userId)
  return {
    ...stage,
    ...{ peer, admin, provider, employee, cardsOf },
    /** The card that somebody is brought next. */
    async card(employee: Employee, index = 0): Promise<SeenCard> {
      await until(() => cardsOf(employee).length > index, withinMs)
      return cardsOf(employee)[index] as SeenCard
    },
    /** Until a card has no buttons any more, and what it says then. */
    async closed(card: SeenCard): Promise<string> {
      await until(() => !hasButtons(card), withinMs)
      return wordsOn(card)
    },
    /** Brings what a messenger sends to our address, at this copy of the api. */
    async deliver(sent: SentCallback, at: TestApi = api, door = 'cards'): Promise<Answer> {
      const { headers, query, body } = sent
      const answer = await at.app.request(`/api/v1/im/${vendor}/${door}${query}`, { method: 'POST', headers, body })
      const text = await answer.text()
      const isJson = answer.headers.get('Content-Type')?.startsWith('application/json')
      return { status: answer.status, body: isJson ? JSON.parse(text) : text }
    },
    async close(): Promise<void> {
      await worker.stop()
      await stage.close()
      await peer.close()
    },
  }
}

/** Everything that stands on a card by now. */
export function wordsOn({ shown }: SeenCard): string {
  return JSON.stringify(shown.at(-1))
}
