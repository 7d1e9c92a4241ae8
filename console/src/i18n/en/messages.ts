import type { Dictionary } from '../dictionary.ts'

export const messages: Dictionary['messages'] = {
  title: 'Sent messages',
  description: 'Every mail and message that the system has sent.',
  channel: 'Channel',
  channels: {
    email: 'E-mail',
    sms: 'SMS',
    in_app: 'In-app',
    dingtalk: 'DingTalk',
    feishu: 'Feishu',
    wechat: 'WeCom',
    webhook: 'Webhook',
  },
  recipient: 'Recipient',
  subject: 'Subject',
  content: 'Content',
  status: 'Status',
  statuses: { pending: 'Waiting', sent: 'Sent', failed: 'Failed', captured: 'Captured' },
  capturedHelp: 'No mail server is configured: the mail is kept here and was not really sent.',
  sentAt: 'Sent',
  createdAt: 'Created',
  retries: 'Retries',
  error: 'Error',
  emptyTitle: 'Nothing has been sent yet',
  emptyBody: 'Job alerts, password resets and other messages appear here with what became of each.',
  emptyFiltered: 'No message matches',
}
