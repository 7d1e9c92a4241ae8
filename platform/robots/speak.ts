import type { RobotProvider } from '../../domain/notifications/message.ts'
import { type Text, text } from '../../domain/text.ts'
import { callFault } from '../egress/call-fault.ts'
import type { Egress, EgressResponse } from '../egress/egress.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { RobotMessage, RobotVendor } from './robot-vendor.ts'
import { wechat } from './wechat.ts'

const vendors: Record<RobotProvider, RobotVendor> = { dingtalk, feishu, wechat }
const timeoutMs = 10_000

type Robot = { provider: RobotProvider; url: string; secret: string | undefined }

/** `later`: it may be tried again, after `pauseMs` when the vendor takes nothing before. */
export type Spoken = { result: 'sent' } | { result: 'refused' | 'later'; reason: Text; pauseMs?: number }

/** Has the robot say one message. HTTP 200 is no success: the body says what became of it. */
export async function speak(egress: Egress, robot: Robot, message: RobotMessage): Promise<Spoken> {
  const vendor = vendors[robot.provider]
  try {
    const answer = await egress.request({
      ...vendor.request(message, robot, Date.now()),
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      timeoutMs,
      redirect: 'manual',
      maxBodyBytes: 64 * 1024,
    })
    return deliveryOf(answer, vendor)
  } catch (error) {
    return { result: 'later', reason: callFault(error) }
  }
}

function deliveryOf({ status, body }: EgressResponse, vendor: RobotVendor): Spoken {
  const verdict = vendor.judge(parsed(body))
  if (!verdict) {
    const isFinal = status >= 300 && status < 500 && status !== 408 && status !== 429
    return { result: isFinal ? 'refused' : 'later', reason: unreadable(status) }
  }
  if (verdict.kind === 'sent') return { result: 'sent' }
  const reason = said(verdict.code, verdict.words)
  if (verdict.kind === 'too_many') return { result: 'later', reason, pauseMs: verdict.pauseMs }
  return { result: verdict.kind, reason }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function unreadable(status: number): Text {
  return text(`群机器人：HTTP ${status}，没有可识别的答复`, `Robot: HTTP ${status}, no answer that can be read`)
}

function said(code: string, words: string): Text {
  const cut = words.replaceAll(/\s+/g, ' ').slice(0, 300)
  return text(`群机器人：${code} ${cut}`, `Robot: ${code} ${cut}`)
}
