import { dingtalkCallback } from './im-callbacks.ts'
import type { CardPeer, ImCards, Press, SeenCard } from './im-cards.ts'
import type { Answer } from './im-company.ts'
import type { ImPerson } from './im-vendors.ts'

type Variables = { can_decide?: string; can_confirm?: string }

/** DingTalk: an application fills the variables of a template that somebody drew. */
export function dingtalkAnswers(cards: ImCards, { isAppToken }: CardPeer): Record<string, Answer> {
  const guarded =
    (answer: Answer): Answer =>
    (asked) => {
      if (!isAppToken(String(asked.headers['x-acs-dingtalk-access-token']))) {
        return [401, { code: 'InvalidAuthentication', message: 'token' }]
      }
      if (cards.tooOften === 0) return answer(asked)
      cards.tooOften--
      return [429, { code: 'Throttling.Api', message: 'Request was denied due to api flow control.' }]
    }
  const refused = (code: string): [number, object] => [400, { code, message: code, requestid: 'r' }]

  return {
    'POST /v1.0/card/callbacks/register': guarded(({ body }) => {
      const { callbackRouteKey, callbackUrl, apiSecret } = body as Record<string, string>
      if (!callbackRouteKey || !callbackUrl || apiSecret !== cards.callbackSecret) return refused('paramError')
      cards.registered = callbackUrl
      return [200, { success: true, result: { callbackUrl, apiSecret } }]
    }),
    'POST /v1.0/card/instances/createAndDeliver': guarded(({ body }) => {
      const shown = variablesIn(body)
      const [, to] = /^dtv1\.card\/\/IM_ROBOT\.(.+)$/.exec(String(body.openSpaceId)) ?? []
      const messageId = body.outTrackId
      if (!shown || !to || typeof messageId !== 'string' || body.callbackType !== 'HTTP') return refused('paramError')
      if (body.cardTemplateId !== cards.templateId) return refused('templateNotFound')
      if (cards.unreachable.has(to)) {
        return [200, { success: true, result: { deliverResults: [{ success: false, errorMsg: 'unreachable' }] } }]
      }
      const known = cards.seen.find((card) => card.messageId === messageId)
      if (known) known.sendCount++
      else cards.seen.push({ vendor: 'dingtalk', messageId, to, shown: [shown], sendCount: 1 })
      return [200, { success: true, result: { outTrackId: messageId, deliverResults: [{ success: true }] } }]
    }),
    'PUT /v1.0/card/instances': guarded(({ body }) => {
      const [shown, known] = [variablesIn(body), cards.seen.find(({ messageId }) => messageId === body.outTrackId)]
      if (!shown || !known) return refused('cardNotExist')
      known.shown.push({ ...known.shown.at(-1), ...shown })
      return [200, { success: true, result: true }]
    }),
  }
}

/** Every variable has to be text. */
function variablesIn({ cardData }: Record<string, unknown>): object | undefined {
  const { cardParamMap } = Object(cardData) as { cardParamMap?: Record<string, unknown> }
  if (!cardParamMap) return undefined
  return Object.values(cardParamMap).every((value) => typeof value === 'string') ? cardParamMap : undefined
}

export function pressDingtalk(cards: ImCards, card: SeenCard, by: ImPerson, press: Press) {
  const { button, comment, change, hostility } = press
  const shown = card.shown.at(-1) as Variables
  const wanted = button === 'confirm' ? shown.can_confirm : shown.can_decide
  if (wanted !== 'true') throw new Error(`nobody can press ${button} on ${JSON.stringify(shown)}`)
  const content = JSON.stringify({ cardPrivateData: { actionIds: [button], params: { comment: comment ?? '' } } })
  const event = {
    ...{ type: 'actionCallback', outTrackId: change?.token ?? card.messageId, content },
    ...{ corpId: change?.tenant_key ?? by.company, userId: by.userId },
  }
  return dingtalkCallback(event, cards.callbackSecret, { ...hostility, at: press.eventId })
}
