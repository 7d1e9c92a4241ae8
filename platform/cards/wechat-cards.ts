import type { CardView } from '../../domain/approvals/cards/card.ts'
import { ProviderRefusal, stringOf } from '../sign-in/provider-calls.ts'
import type { WechatApp } from '../sign-in/wechat-app.ts'
import type { CardVendor } from './card-vendor.ts'

/** Nobody of that id, or out of the application's range; what is not understood; a code to change a card that is spent. */
const isFinal = /^(40003|40031|60011|60111|81013|40056|41051|42016|301002|response_code)$/
const mostFacts = 6
const duplicateSeconds = 1800

type Options = { app: WechatApp; agentId: string }

/** https://developer.work.weixin.qq.com/document/path/90236, …/94888 */
export function createWechatCards({ app, agentId }: Options): CardVendor {
  const agentid = Number(agentId)
  return {
    isFinal: (code) => isFinal.test(code),

    async send(card, { subject, token }) {
      const answer = await app.post('message/send', {
        ...{ touser: subject, msgtype: 'template_card', agentid, template_card: templateCard(card, token) },
        ...{ enable_duplicate_check: 1, duplicate_check_interval: duplicateSeconds },
      })
      if (stringOf(answer.invaliduser)) throw new ProviderRefusal('wecom', '60111', 'invaliduser')
      return {
        messageId: stringOf(answer.msgid) ?? token,
        recipient: null,
        updateCode: stringOf(answer.response_code) ?? null,
      }
    },

    async update(card, { messageId, recipient, updateCode, subject, token }) {
      if (updateCode === null)
        throw new ProviderRefusal('wecom', 'response_code', 'the code to change this card is spent')
      await app.post('message/update_template_card', {
        ...{ userids: [subject], agentid, response_code: updateCode, template_card: templateCard(card, token) },
      })
      return { messageId, recipient, updateCode: null }
    },
  }
}

/** Without anything to press, words stand in place of the buttons. */
function templateCard({ title, facts, notice = '', ask, link }: CardView, token: string): object {
  const buttons = ask?.buttons.map(({ decision, label, style }) => ({
    ...{ text: label, style: style === 'primary' ? 1 : 2, key: decision },
  }))
  return {
    card_type: 'button_interaction',
    task_id: token,
    main_title: { title, ...(ask && notice && { desc: notice }) },
    horizontal_content_list: facts.slice(0, mostFacts).map(({ label, value }) => ({ keyname: label, value })),
    ...(link && {
      jump_list: [{ type: 1, title: link.label, url: link.url }],
      card_action: { type: 1, url: link.url },
    }),
    button_list: buttons ?? [{ text: notice, style: 1, key: 'over' }],
    ...(!ask && { replace_text: notice }),
  }
}
