import type { SentCallback } from '../testing/im-callbacks.ts'
import { hasButtons, type SeenCard } from '../testing/im-cards.ts'
import { type ImPerson, startImVendors } from '../testing/im-vendors.ts'
import type { Product } from '../testing/product.ts'
import { act, type Clerk, type Habit, keepAt, type Shown, type Working } from './office.ts'

/** A card as its reader understands it. `isInHand`: what came of a press is still to be seen. */
type ReadCard = { requestId: number; node: string; said: 'approve' | 'reject' | undefined; isInHand: boolean }
/** What Feishu waits for an answer; a later one changes no card. */
const answerWithinMs = 3000
type Toast = { type: string; content: string }
export type Messenger = Awaited<ReturnType<typeof startMessenger>>

/** A messenger that brings the product's cards to people, and what they press back to it. */
export async function startMessenger(product: Product, admin: string) {
  const peer = await startImVendors()
  const { application, cards, url, company } = peer
  const members = new Map<number, ImPerson>()
  const config = { client_id: application.id, accounts_url: url, api_url: url, cards: true }
  const body = {
    ...{ code: 'feishu', name: 'feishu', type: 'feishu', secret: application.secret, config },
    ...{ callback_token: cards.callbackToken, callback_secret: cards.callbackSecret, allowed_tenants: [company] },
  }
  const { status, data } = await product.insist('POST', '/identity-providers', { token: admin, body })
  if (status !== 201) throw new Error(`the messenger was not set up: ${JSON.stringify(data)}`)
  const memberOf = ({ id }: Clerk): ImPerson => {
    const member = members.get(id)
    if (!member) throw new Error(`nobody at the messenger has the account ${id}`)
    return member
  }
  return {
    /** Somebody links their account there, as with a browser. */
    async link(clerk: Clerk): Promise<void> {
      const member = { company, unionId: `union-${clerk.name}`, userId: `user-${clerk.name}`, name: clerk.name }
      const asked = await fetch(`${product.url}/api/v1/auth/identities/link`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${clerk.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ provider: 'feishu' }),
      })
      const { data: way } = (await asked.json()) as { data: { url: string } }
      const cookies = asked.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
      const back = `${product.url}/api/v1/oauth/feishu/callback?${peer.approve(way.url, member)}`
      const came = await fetch(back, { redirect: 'manual', headers: { Cookie: cookies.join('; ') } })
      const location = came.headers.get('Location') ?? ''
      if (!location.endsWith('/me?linked=feishu')) throw new Error(`${clerk.name} was led to ${location}`)
      members.set(clerk.id, member)
    },
    cardsOf: (clerk: Clerk): SeenCard[] => cards.seen.filter(({ to }) => to === memberOf(clerk).unionId),
    /** Tells of a press twice under one id, as if the first answer had been lost, which also may be. */
    async press(card: SeenCard, clerk: Clerk, button: 'approve' | 'reject'): Promise<void> {
      const sent = cards.press(card, memberOf(clerk), { button })
      const [first, again] = [await deliver(card, sent), await deliver(card, sent)]
      if (first?.type === 'success' && again?.type === 'success') throw new Error('A press counted twice.')
    },
    close: () => peer.close(),
  }

  /** Whoever presses is shown the card of the answer; undefined when none came. */
  async function deliver(card: SeenCard, { headers, body }: SentCallback): Promise<Toast | undefined> {
    const signal = AbortSignal.timeout(answerWithinMs)
    const address = `${product.url}/api/v1/im/feishu/cards`
    const answer = await fetch(address, { method: 'POST', headers, body, signal }).catch(() => undefined)
    if (!answer || answer.status >= 500) return undefined
    const told = (await answer.json().catch(() => undefined)) as { toast?: Toast; card?: { data: object } } | undefined
    if (!told) return undefined
    if (!told.toast) throw new Error(`A press was answered ${answer.status}: ${JSON.stringify(told)}`)
    if (told.card) card.shown.push(told.card.data)
    return told.toast
  }
}

/** Presses what somebody is brought by their habit, again while the card still asks; what no button says is done on the page. */
export function workByCards(product: Product, messenger: Messenger, clerk: Clerk, habit: Habit): Working {
  const pressed = new Map<SeenCard, 'approve' | 'reject'>()
  const handled = new Set<number>()
  const said = () => [...pressed.keys()].filter((card) => readCard(card).said !== undefined)
  return keepAt(look, () => handled.size + said().length)

  async function look(): Promise<void> {
    for (const card of messenger.cardsOf(clerk).filter(hasButtons)) {
      const before = pressed.get(card)
      if (before) await messenger.press(card, clerk, before)
      else await attend(card)
    }
  }

  async function attend(card: SeenCard): Promise<void> {
    const { requestId, node } = readCard(card)
    const { data } = await product.insist('GET', `/approvals/${requestId}`, { token: clerk.token })
    const request = data as Shown
    const isAsked = (task: Shown['tasks'][number]) =>
      task.assignee_id === clerk.id && task.node_id === node && task.status === 'open' && !handled.has(task.id)
    const task = request.status === 'pending' ? request.tasks.find(isAsked) : undefined
    const verb = task && habit(request, node)
    if (!verb) return
    if (verb === 'approve' || verb === 'reject') {
      pressed.set(card, verb)
      return messenger.press(card, clerk, verb)
    }
    await act(product, clerk, { requestId, taskId: task.id, verb })
    handled.add(task.id)
  }
}

export function readCard({ shown }: SeenCard): ReadCard {
  const words = JSON.stringify(shown.at(-1))
  const said = words.includes('您已同意') ? 'approve' : words.includes('您已拒绝') ? 'reject' : undefined
  return {
    requestId: Number(/\/approvals\/(\d+)/.exec(words)?.[1]),
    node: /环节：(\w+)/.exec(words)?.[1] ?? '',
    said,
    isInHand: words.includes('正在处理'),
  }
}
