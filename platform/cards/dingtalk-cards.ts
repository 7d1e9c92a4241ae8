import { incomplete } from '../sign-in/answers.ts'
import type { DingtalkApp } from '../sign-in/dingtalk-app.ts'
import { type Json, ProviderRefusal, stringOf } from '../sign-in/provider-calls.ts'
import type { CardVendor } from './card-vendor.ts'
import { dingtalkCard } from './dingtalk-card.ts'

/** By which DingTalk knows where the callbacks of our cards go. */
const routeKey = 'ops-approval-cards'
/** No such member; what is not understood; a template or card that is not there; rights that are missing. */
const isFinal =
  /^(60121|(param|Param|invalidParameter|Missing|Invalid).*|.*(NotFound|NotExist|notFound|notExist|Forbidden|AccessDenied).*)$/

type Options = { app: DingtalkApp; templateId: string; callbackSecret: string }

/** https://open.dingtalk.com/document/development/create-and-deliver-cards */
export function createDingtalkCards({ app, templateId, callbackSecret }: Options): CardVendor {
  return {
    isFinal: (code) => isFinal.test(code),

    async register(callbackUrl) {
      const route = { callbackRouteKey: routeKey, callbackUrl, apiSecret: callbackSecret, forceUpdate: true }
      await app.send('POST', 'card/callbacks/register', route)
    },

    async send(card, { subject, token }) {
      const member = (await app.ask('user/getbyunionid', { unionid: subject })) as Json | undefined
      const recipient = stringOf(member?.userid)
      if (!recipient) throw incomplete('userid')
      const answer = await app.send('POST', 'card/instances/createAndDeliver', {
        cardTemplateId: templateId,
        outTrackId: token,
        callbackType: 'HTTP',
        callbackRouteKey: routeKey,
        cardData: { cardParamMap: dingtalkCard(card) },
        openSpaceId: `dtv1.card//IM_ROBOT.${recipient}`,
        imRobotOpenSpaceModel: { supportForward: false },
        imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT' },
      })
      refuseUndelivered(answer)
      return { messageId: token, recipient, updateCode: null }
    },

    async update(card, { messageId, recipient, updateCode }) {
      await app.send('PUT', 'card/instances', {
        outTrackId: messageId,
        cardData: { cardParamMap: dingtalkCard(card) },
        cardUpdateOptions: { updateCardDataByKey: true },
      })
      return { messageId, recipient, updateCode }
    },
  }
}

/** A card that was made and reached nobody. */
function refuseUndelivered({ result }: Json): void {
  const { deliverResults } = Object(result) as { deliverResults?: { success?: boolean; errorMsg?: unknown }[] }
  const failed = deliverResults?.find(({ success }) => success === false)
  if (failed) throw new ProviderRefusal('dingtalk', 'deliverResults', failed.errorMsg)
}
