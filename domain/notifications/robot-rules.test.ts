import { describe, expect, it } from 'vitest'
import { isRobotUrl, robotLimits, shownRobotUrl, waitForTurn } from './robot-rules.ts'

const now = 1_000_000

describe('a robot', () => {
  it('speaks while there is room in every window', () => {
    const calls = Array.from({ length: 19 }, (_, index) => now - index * 100)
    expect(waitForTurn(calls, robotLimits.dingtalk, now)).toBe(0)
  })

  it('waits until the oldest call leaves the window that is full', () => {
    const calls = Array.from({ length: 20 }, (_, index) => now - index * 1000)
    expect(waitForTurn(calls, robotLimits.dingtalk, now)).toBe(61_000 - 19_000)
    expect(
      waitForTurn(
        [0, 100, 200, 300, 400].map((ago) => now - ago),
        robotLimits.feishu,
        now,
      ),
    ).toBe(1600)
  })

  it.each([
    [
      'dingtalk',
      'https://oapi.dingtalk.com/robot/send?access_token=T',
      'https://oapi.dingtalk.com/robot/send?access_token=******',
    ],
    [
      'wechat',
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K',
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=******',
    ],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/T', 'https://open.feishu.cn/open-apis/bot/v2/hook/******'],
  ] as const)('of %s is known by its address, which is shown without the token', (provider, url, shown) => {
    expect(isRobotUrl(provider, url)).toBe(true)
    expect(shownRobotUrl(provider, url)).toBe(shown)
  })

  it.each([
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send'],
    ['feishu', 'https://open.feishu.cn/'],
    ['wechat', 'key=K'],
    ['wechat', 'file:///etc/passwd?key=1'],
    ['dingtalk', 'https://user:pass@oapi.dingtalk.com/robot/send?access_token=T'],
  ] as const)('of %s is not at %s', (provider, url) => {
    expect(isRobotUrl(provider, url)).toBe(false)
  })
})
