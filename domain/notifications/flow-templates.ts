import { text } from '../text.ts'

/** What runs of flows say to people while they go on. */
export const flowTemplates = {
  'flow.confirm': {
    name: text('流程等待确认', 'A flow waits to be confirmed'),
    params: ['flowName', 'nodeName', 'runId', 'instructions'],
    texts: {
      in_app: {
        zh: {
          subject: '流程“${flowName}”等待您确认：${nodeName}',
          content: '运行 ${runId} 停在“${nodeName}”，确认之后才会继续。\n${instructions}',
        },
        en: {
          subject: 'The flow “${flowName}” waits for you: ${nodeName}',
          content: 'Run ${runId} has come to “${nodeName}” and goes on when that is confirmed.\n${instructions}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 流程“${flowName}”等待您确认：${nodeName}',
          content:
            '<p>${userName}，您好：</p>\n<p>流程 <b>${flowName}</b> 的运行 ${runId} 停在“${nodeName}”，确认之后才会继续。</p>\n<p style="white-space:pre-wrap">${instructions}</p>',
        },
        en: {
          subject: '[${siteName}] The flow “${flowName}” waits for you: ${nodeName}',
          content:
            '<p>Hello ${userName},</p>\n<p>run ${runId} of the flow <b>${flowName}</b> has come to “${nodeName}” and goes on when that is confirmed.</p>\n<p style="white-space:pre-wrap">${instructions}</p>',
        },
      },
    },
  },
  'flow.message': {
    name: text('流程里的通知', 'A message of a flow'),
    params: ['flowName', 'title', 'content', 'runId'],
    texts: {
      in_app: {
        zh: { subject: '${title}', content: '${content}\n（流程“${flowName}”，运行 ${runId}）' },
        en: { subject: '${title}', content: '${content}\n(flow “${flowName}”, run ${runId})' },
      },
      email: {
        zh: {
          subject: '[${siteName}] ${title}',
          content:
            '<p>${userName}，您好：</p>\n<p style="white-space:pre-wrap">${content}</p>\n<p>来自流程 <b>${flowName}</b> 的运行 ${runId}。</p>',
        },
        en: {
          subject: '[${siteName}] ${title}',
          content:
            '<p>Hello ${userName},</p>\n<p style="white-space:pre-wrap">${content}</p>\n<p>From run ${runId} of the flow <b>${flowName}</b>.</p>',
        },
      },
    },
  },
} as const
