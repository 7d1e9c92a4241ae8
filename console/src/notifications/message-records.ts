export const messageStatuses = ['captured', 'sent', 'pending', 'failed'] as const
export type MessageStatusName = (typeof messageStatuses)[number]

export const messageChannels = ['email', 'in_app', 'sms', 'dingtalk', 'feishu', 'wechat', 'webhook'] as const

export type Message = {
  id: number
  template_code: string
  channel: (typeof messageChannels)[number]
  recipient: string
  subject: string | null
  content: string
  status: MessageStatusName
  retry_count: number
  error_msg: string | null
  trace_id?: string | null
  sent_at: string | null
  created_at: string
}

export type Notification = {
  id: number
  title: string
  content: string | null
  type: 'system' | 'approval' | 'task' | 'alert'
  link?: string | null
  is_read: boolean
  created_at: string
}
