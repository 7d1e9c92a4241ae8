import { z } from 'zod'
import { text } from '../../text.ts'

const innerHost =
  /^(localhost|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\]|\[f[cd][\da-f:]+\])$/

export function isInnerHost(hostname: string): boolean {
  return innerHost.test(hostname)
}

/** Who vouches, as it names itself to the letter. Plain HTTP only inside one's own network. */
export const issuerUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .superRefine((value, context) => {
    const url = new URL(value)
    if (url.username || url.password || url.hash || url.search) {
      context.addIssue({ code: 'custom', params: bareAddress })
    }
    if (url.protocol === 'http:' && !innerHost.test(url.hostname)) {
      context.addIssue({ code: 'custom', params: httpsNeeded })
    }
  })

/** The same, without a slash at its end: paths are put behind it. */
export const providerUrl = issuerUrl.transform((value) => value.replace(/\/+$/, ''))

const bareAddress = text(
  '地址中不能带用户名、密码、查询参数或片段',
  'The address may carry no user name, password, query or fragment',
)
const httpsNeeded = text('公网地址必须使用 https', 'A public address must use https')

export const clientId = z.string().trim().min(1).max(255)

/** Names by space, as OAuth writes them. */
export const scope = z
  .string()
  .trim()
  .max(500)
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]*( [\x21\x23-\x5b\x5d-\x7e]+)*$/)

/** The way to a value in a JSON document: names parted by dots. */
export const fieldPath = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_:-]{1,64}(\.[A-Za-z0-9_:-]{1,64}){0,4}$/)
