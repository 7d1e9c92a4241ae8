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
  'approval.held': {
    name: text('审批停住了', 'A request stands still'),
    params: ['title', 'workflowName', 'nodeName', 'reason'],
    texts: {
      in_app: {
        zh: {
          subject: '审批停住了：${title}',
          content:
            '“${title}”（${workflowName}）停在“${nodeName}”：${reason}。\n表单缺了内容：请申请人撤回，补全后重新提交；或由审批人补全后，在申请页面上重试。流程画得不对：改好并发布，把申请迁移到新版本，再重试。',
        },
        en: {
          subject: 'A request stands still: ${title}',
          content:
            '“${title}” (${workflowName}) stands still at “${nodeName}”: ${reason}.\nIf the form lacks something, have its applicant withdraw it, complete it and hand it in again, or an approver complete it, and try again on its page. If the definition is wrong, mend and publish it, move the request to that version, and try again.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 审批停住了：${title}',
          content:
            '<p>${userName}，您好：</p>\n<p>“${title}”（${workflowName}）停在“${nodeName}”：</p>\n<p>${reason}</p>\n<p>表单缺了内容：请申请人撤回，补全后重新提交；或由审批人补全后，在申请页面上重试。</p>\n<p>流程画得不对：改好并发布，把申请迁移到新版本，再重试。</p>',
        },
        en: {
          subject: '[${siteName}] A request stands still: ${title}',
          content:
            '<p>Hello ${userName},</p>\n<p>“${title}” (${workflowName}) stands still at “${nodeName}”:</p>\n<p>${reason}</p>\n<p>If the form lacks something, have its applicant withdraw it, complete it and hand it in again, or an approver complete it, and try again on its page.</p>\n<p>If the definition is wrong, mend and publish it, move the request to that version, and try again.</p>',
        },
      },
    },
  },
  'approval.held_own': {
    name: text('自己的申请停住了', 'One’s own request stands still'),
    params: ['title', 'workflowName', 'nodeName', 'reason'],
    texts: {
      in_app: {
        zh: {
          subject: '您的申请停住了：${title}',
          content:
            '“${title}”（${workflowName}）停在“${nodeName}”：${reason}。\n如果是表单缺了内容：请撤回，补全后重新提交。其他情况不用处理，可以介入的人已收到通知。',
        },
        en: {
          subject: 'Your request stands still: ${title}',
          content:
            '“${title}” (${workflowName}) stands still at “${nodeName}”: ${reason}.\nIf the form lacks something, withdraw it, complete it and hand it in again. Otherwise there is nothing for you to do: those who can step in were told.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 您的申请停住了：${title}',
          content:
            '<p>${userName}，您好：</p>\n<p>“${title}”（${workflowName}）停在“${nodeName}”：</p>\n<p>${reason}</p>\n<p>如果是表单缺了内容：请撤回，补全后重新提交。其他情况不用处理，可以介入的人已收到通知。</p>',
        },
        en: {
          subject: '[${siteName}] Your request stands still: ${title}',
          content:
            '<p>Hello ${userName},</p>\n<p>“${title}” (${workflowName}) stands still at “${nodeName}”:</p>\n<p>${reason}</p>\n<p>If the form lacks something, withdraw it, complete it and hand it in again. Otherwise there is nothing for you to do: those who can step in were told.</p>',
        },
      },
    },
  },
} as const
