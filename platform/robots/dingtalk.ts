import { signDingtalk } from './robot-signatures.ts'
import { cutBytes, type RobotVendor } from './robot-vendor.ts'

const mostBytes = 18_000
const blockedMs = 600_000
/** Sign, keyword or address refused; token unknown; a message that is not understood. */
const isFinal = /^(310000|300001|300005|400101|40035)$/

export const dingtalk: RobotVendor = {
  request({ title, text, link }, { url, secret }, now) {
    const target = new URL(url)
    if (secret) {
      target.searchParams.set('timestamp', String(now))
      target.searchParams.set('sign', signDingtalk(secret, now))
    }
    const lines = text.replaceAll('\n', '  \n')
    const more = link ? `\n\n[${link.label}](${link.url})` : ''
    const body = {
      msgtype: 'markdown',
      markdown: { title, text: `### ${title}\n\n${cutBytes(lines, mostBytes)}${more}` },
    }
    return { url: target.href, body: JSON.stringify(body) }
  },

  judge(answer) {
    const { errcode, errmsg } = Object(answer) as { errcode?: unknown; errmsg?: unknown }
    if (typeof errcode !== 'number') return undefined
    if (errcode === 0) return { kind: 'sent' }
    const said = { code: String(errcode), words: String(errmsg ?? '') }
    if (errcode === 130_101) return { kind: 'too_many', ...said, pauseMs: blockedMs }
    return { kind: isFinal.test(said.code) ? 'refused' : 'later', ...said }
  },
}
