import { text } from '../text.ts'

/** What is said of what approvals do without a person. */
export const callbackTemplates = {
  'approval.message': {
    name: text('审批流程里的通知', 'A message of an approval definition'),
    params: ['title', 'content', 'request', 'workflowName'],
    texts: {
      in_app: {
        zh: { subject: '${title}', content: '${content}\n（审批“${request}”，${workflowName}）' },
        en: { subject: '${title}', content: '${content}\n(request “${request}”, ${workflowName})' },
      },
      email: {
        zh: {
          subject: '[${siteName}] ${title}',
          content:
            '<p>${userName}，您好：</p>\n<p style="white-space:pre-wrap">${content}</p>\n<p>来自审批“${request}”（${workflowName}）。</p>',
        },
        en: {
          subject: '[${siteName}] ${title}',
          content:
            '<p>Hello ${userName},</p>\n<p style="white-space:pre-wrap">${content}</p>\n<p>From the request “${request}” (${workflowName}).</p>',
        },
      },
    },
  },
  'approval.callback_failed': {
    name: text('审批的回调失败', 'A callback of a request failed'),
    params: ['title', 'workflowName', 'nodeName', 'reason'],
    texts: {
      in_app: {
        zh: {
          subject: '回调失败：${title}',
          content: '“${title}”（${workflowName}）的“${nodeName}”没有成功：${reason}。可以在审批页面上重试。',
        },
        en: {
          subject: 'A callback failed: ${title}',
          content:
            '“${nodeName}” of “${title}” (${workflowName}) failed: ${reason}. It can be tried again on its page.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 回调失败：${title}',
          content:
            '<p>${userName}，您好：</p>\n<p>“${title}”（${workflowName}）的“${nodeName}”没有成功：</p>\n<p>${reason}</p>\n<p>可以在审批页面上重试。</p>',
        },
        en: {
          subject: '[${siteName}] A callback failed: ${title}',
          content:
            '<p>Hello ${userName},</p>\n<p>“${nodeName}” of “${title}” (${workflowName}) failed:</p>\n<p>${reason}</p>\n<p>It can be tried again on its page.</p>',
        },
      },
    },
  },
} as const
