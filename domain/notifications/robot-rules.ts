import type { RobotProvider } from './message.ts'

export type CallLimit = { calls: number; seconds: number }

/** How often the vendors let a robot speak. A second more than they say, since their clock meets our calls later. */
export const robotLimits: Record<RobotProvider, readonly CallLimit[]> = {
  dingtalk: [{ calls: 20, seconds: 61 }],
  wechat: [{ calls: 20, seconds: 61 }],
  feishu: [
    { calls: 100, seconds: 61 },
    { calls: 5, seconds: 2 },
  ],
}

/** Milliseconds until a robot may speak again; `callTimes` are those of its latest calls, newest first. */
export function waitForTurn(callTimes: readonly number[], limits: readonly CallLimit[], now: number): number {
  const waits = limits.map(({ calls, seconds }) => {
    const time = callTimes[calls - 1]
    return time === undefined ? 0 : time + seconds * 1000 - now
  })
  return Math.max(0, ...waits)
}

const tokenParameters: Record<RobotProvider, string | undefined> = {
  dingtalk: 'access_token',
  wechat: 'key',
  feishu: undefined,
}

/** Whether the address could be one of the vendor's robots: it carries the token where that vendor has it. */
export function isRobotUrl(provider: RobotProvider, address: string): boolean {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '') return false
  const parameter = tokenParameters[provider]
  return parameter ? url.searchParams.get(parameter) !== null : /\/hook\/[^/]+$/.test(url.pathname)
}

/** The address without the token, which alone opens the group to whoever knows it. */
export function shownRobotUrl(provider: RobotProvider, address: string): string {
  const url = new URL(address)
  const parameter = tokenParameters[provider]
  return parameter
    ? `${url.origin}${url.pathname}?${parameter}=******`
    : `${url.origin}${url.pathname.replace(/[^/]+$/, '******')}`
}
