import { signFeishu } from './robot-signatures.ts'
import { cutBytes, type RobotVendor } from './robot-vendor.ts'

/** The whole body may have 20 KB; what is escaped in JSON takes up to twice its bytes. */
const mostBytes = 8000
const pauseMs = 60_000
/** Bad request; token unknown or switched off; sign or time; address; keyword. */
const isFinal = /^(9499|19001|19002|19021|19022|19024)$/

export const feishu: RobotVendor = {
  request({ title, text, isGood, link }, { url, secret }, now) {
    const timestamp = Math.floor(now / 1000)
    const button = link && {
      tag: 'action',
      actions: [{ tag: 'button', type: 'default', text: { tag: 'plain_text', content: link.label }, url: link.url }],
    }
    const body = {
      ...(secret && { timestamp: String(timestamp), sign: signFeishu(secret, timestamp) }),
      msg_type: 'interactive',
      card: {
        config: { wide_screen_mode: true },
        header: { title: { tag: 'plain_text', content: title }, template: isGood ? 'green' : 'red' },
        elements: [{ tag: 'markdown', content: cutBytes(text, mostBytes) }, ...(button ? [button] : [])],
      },
    }
    return { url, body: JSON.stringify(body) }
  },

  judge(answer) {
    const { code, msg } = Object(answer) as { code?: unknown; msg?: unknown }
    if (typeof code !== 'number') return undefined
    if (code === 0) return { kind: 'sent' }
    const said = { code: String(code), words: String(msg ?? '') }
    if (code === 11_232) return { kind: 'too_many', ...said, pauseMs }
    return { kind: isFinal.test(said.code) ? 'refused' : 'later', ...said }
  },
}
