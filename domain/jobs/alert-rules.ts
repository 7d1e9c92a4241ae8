import { type FieldError, invalidFields } from '../errors.ts'
import { type RobotProvider, robotProviders } from '../notifications/message.ts'
import { text } from '../text.ts'
import type { JobAlert } from './job.ts'

export const alertReasons = ['failed', 'timeout', 'not_started', 'not_finished', 'consecutive'] as const
export type AlertReason = (typeof alertReasons)[number]

export const alertChannels = ['in_app', 'email', 'dingtalk', 'feishu', 'wechat', 'webhook'] as const

export const alertStatuses = ['firing', 'recovered', 'closed'] as const
export type AlertStatus = (typeof alertStatuses)[number]

type WatchedJob = {
  alert?: JobAlert | null | undefined
  start_deadline?: number | null | undefined
  finish_deadline?: number | null | undefined
}

export const alertReasonNames = {
  failed: text('执行失败', 'failed'),
  timeout: text('执行超时', 'timed out'),
  not_started: text('未按时开始', 'did not start in time'),
  not_finished: text('未按时完成', 'did not finish in time'),
  consecutive: text('连续失败', 'failed again and again'),
} satisfies Record<AlertReason, unknown>

/** Throws where an alert could never reach anybody; `robots` are those that are there of the ones it names. */
export function checkAlert(job: WatchedJob, robots: readonly { id: number; provider: RobotProvider }[]): void {
  const { alert } = job
  if (!alert) return
  const errors = [...deadlineErrors(job, alert), ...channelErrors(alert, robots)]
  if (errors.length > 0) throw invalidFields(errors)
}

function deadlineErrors({ start_deadline, finish_deadline }: WatchedJob, { on }: JobAlert): FieldError[] {
  const errors: FieldError[] = []
  if (on.includes('not_started') && !start_deadline) errors.push({ field: 'start_deadline', message: deadlineMissing })
  if (on.includes('not_finished') && !finish_deadline) {
    errors.push({ field: 'finish_deadline', message: deadlineMissing })
  }
  return errors
}

function channelErrors(
  { on, channels, robot_ids, webhook_url }: JobAlert,
  robots: readonly { id: number; provider: RobotProvider }[],
): FieldError[] {
  const errors: FieldError[] = []
  if (on.length > 0 && channels.length === 0) errors.push({ field: 'alert.channels', message: channelMissing })
  if (channels.includes('webhook') && !webhook_url) errors.push({ field: 'alert.webhook_url', message: urlMissing })
  if (robot_ids.some((id) => !robots.some((robot) => robot.id === id))) {
    errors.push({ field: 'alert.robot_ids', message: robotUnknown })
  }
  const named = robotProviders.filter((provider) => channels.includes(provider))
  if (named.some((provider) => !robots.some((robot) => robot.provider === provider))) {
    errors.push({ field: 'alert.robot_ids', message: robotMissing })
  }
  return errors
}

const deadlineMissing = text('告警需要填写这个时限', 'The alert needs this deadline')
const channelMissing = text('请至少选择一种通知方式', 'Choose at least one channel')
const urlMissing = text('请填写 Webhook 地址', 'The address of the webhook is needed')
const robotUnknown = text('机器人不存在', 'There is no such robot')
const robotMissing = text('所选的每种群机器人至少需要一个', 'Each vendor among the channels needs a robot')
