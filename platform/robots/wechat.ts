import { cutBytes, type RobotVendor } from './robot-vendor.ts'

/** Of the content, all in all. */
const mostBytes = 4096
const pauseMs = 60_000
/** Key unknown; a message that is not understood. */
const isFinal = /^(93000|40008|40058|44004)$/

/** WeCom signs nothing: the key in the address is the secret. */
export const wechat: RobotVendor = {
  request({ title, text, isGood, link }, { url }) {
    const head = `**<font color="${isGood ? 'info' : 'warning'}">${title}</font>**\n`
    const more = link ? `\n[${link.label}](${link.url})` : ''
    const content = head + cutBytes(text, mostBytes - Buffer.byteLength(head + more)) + more
    return { url, body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }) }
  },

  judge(answer) {
    const { errcode, errmsg } = Object(answer) as { errcode?: unknown; errmsg?: unknown }
    if (typeof errcode !== 'number') return undefined
    if (errcode === 0) return { kind: 'sent' }
    const said = { code: String(errcode), words: String(errmsg ?? '') }
    if (errcode === 45_009) return { kind: 'too_many', ...said, pauseMs }
    return { kind: isFinal.test(said.code) ? 'refused' : 'later', ...said }
  },
}
