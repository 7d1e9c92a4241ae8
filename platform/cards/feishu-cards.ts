import type { FeishuApp } from '../sign-in/feishu-app.ts'
import { ProviderRefusal, stringOf } from '../sign-in/provider-calls.ts'
import type { CardVendor } from './card-vendor.ts'
import { feishuCard } from './feishu-card.ts'

/**
 * Whom the robot may not write to, who left, ids and cards that are not understood, a message that is gone or too old to
 * change. https://open.feishu.cn/document/server-docs/im-v1/message/create
 */
const isFinal = /^(230001|230002|230006|230013|230022|230025|230027|230031|230099|230110|200830|99992402)$/

/** https://open.feishu.cn/document/server-docs/im-v1/message-card/patch */
export function createFeishuCards(app: FeishuApp): CardVendor {
  return {
    isFinal: (code) => isFinal.test(code),

    async send(card, { subject, token }) {
      const content = JSON.stringify(feishuCard(card, token))
      const message = { receive_id: subject, msg_type: 'interactive', content, uuid: token }
      const { message_id } = await app.post('im/v1/messages', { receive_id_type: 'union_id' }, message)
      const messageId = stringOf(message_id)
      if (!messageId) throw new ProviderRefusal('feishu', 'message_id', 'missing in the answer')
      return { messageId, recipient: null, updateCode: null }
    },

    async update(card, { messageId, recipient, updateCode, token }) {
      const content = JSON.stringify(feishuCard(card, token))
      await app.patch(`im/v1/messages/${encodeURIComponent(messageId)}`, { content })
      return { messageId, recipient, updateCode }
    },
  }
}
