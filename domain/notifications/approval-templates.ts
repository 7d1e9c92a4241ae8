import { text } from '../text.ts'

const params = ['title', 'workflowName', 'applicantName', 'nodeName', 'actorName', 'comment'] as const

/** One line for the bell, and the same as a letter. */
function both(zh: { subject: string; content: string }, en: { subject: string; content: string }) {
  const letter = ({ subject, content }: { subject: string; content: string }, hello: string) => ({
    subject: `[\${siteName}] ${subject}`,
    content: `<p>${hello}</p>\n<p>${content}</p>\n<p style="white-space:pre-wrap">\${comment}</p>`,
  })
  return {
    in_app: {
      zh: { subject: zh.subject, content: `${zh.content}\n\${comment}` },
      en: { subject: en.subject, content: `${en.content}\n\${comment}` },
    },
    email: { zh: letter(zh, '${userName}，您好：'), en: letter(en, 'Hello ${userName},') },
  }
}

/** What approvals say to people. */
export const approvalTemplates = {
  'approval.todo': {
    name: text('审批待办', 'A request to decide'),
    params,
    texts: both(
      {
        subject: '待审批：${title}',
        content: '${applicantName} 提交的“${title}”（${workflowName}）到了“${nodeName}”，等待您处理。',
      },
      {
        subject: 'To decide: ${title}',
        content: '“${title}” (${workflowName}) by ${applicantName} has come to “${nodeName}” and waits for you.',
      },
    ),
  },
  'approval.returned': {
    name: text('审批被退回', 'A request was returned'),
    params,
    texts: both(
      { subject: '被退回：${title}', content: '${actorName} 把“${title}”退回到“${nodeName}”。' },
      { subject: 'Returned: ${title}', content: '${actorName} returned “${title}” to “${nodeName}”.' },
    ),
  },
  'approval.approved': {
    name: text('审批已通过', 'A request was approved'),
    params,
    texts: both(
      { subject: '已通过：${title}', content: '您提交的“${title}”（${workflowName}）已通过。' },
      { subject: 'Approved: ${title}', content: 'Your request “${title}” (${workflowName}) was approved.' },
    ),
  },
  'approval.rejected': {
    name: text('审批被拒绝', 'A request was rejected'),
    params,
    texts: both(
      { subject: '被拒绝：${title}', content: '您提交的“${title}”（${workflowName}）被拒绝。' },
      { subject: 'Rejected: ${title}', content: 'Your request “${title}” (${workflowName}) was rejected.' },
    ),
  },
  'approval.cc': {
    name: text('审批抄送', 'A copy of a request'),
    params,
    texts: both(
      { subject: '抄送：${title}', content: '${applicantName} 提交的“${title}”（${workflowName}）抄送给您。' },
      {
        subject: 'For your information: ${title}',
        content: '“${title}” (${workflowName}) by ${applicantName} was sent to you as a copy.',
      },
    ),
  },
  'approval.urged': {
    name: text('审批催办', 'A reminder of a request'),
    params,
    texts: both(
      { subject: '催办：${title}', content: '“${title}”在“${nodeName}”等待您处理，请尽快。' },
      { subject: 'Reminder: ${title}', content: '“${title}” still waits for you at “${nodeName}”.' },
    ),
  },
  'approval.comment': {
    name: text('审批评论', 'A comment on a request'),
    params,
    texts: both(
      { subject: '${actorName} 在“${title}”中提到您', content: '${actorName} 在“${title}”中写道：' },
      { subject: '${actorName} mentioned you in “${title}”', content: '${actorName} wrote in “${title}”:' },
    ),
  },
  'approval.proxy': {
    name: text('审批代理', 'Somebody decides for another'),
    params: ['ownerName', 'proxyName', 'reason'],
    texts: {
      in_app: {
        zh: { subject: '${proxyName} 将代 ${ownerName} 审批', content: '起止时间见代理设置。${reason}' },
        en: {
          subject: '${proxyName} will decide for ${ownerName}',
          content: 'Their arrangement says from when to when. ${reason}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] ${proxyName} 将代 ${ownerName} 审批',
          content:
            '<p>${userName}，您好：</p>\n<p>${proxyName} 将代 ${ownerName} 审批，起止时间见代理设置。</p>\n<p>${reason}</p>',
        },
        en: {
          subject: '[${siteName}] ${proxyName} will decide for ${ownerName}',
          content:
            '<p>Hello ${userName},</p>\n<p>${proxyName} will decide in requests for ${ownerName}; their arrangement says from when to when.</p>\n<p>${reason}</p>',
        },
      },
    },
  },
} as const
