import { text } from '../text.ts'

/** What is said about many runs of a job at once. */
export const jobTemplates = {
  'backfill.ended': {
    name: text('补数结束', 'A backfill ended'),
    params: ['taskName', 'backfillId', 'outcome'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”的补数已结束',
          content: '补数 ${backfillId}：${outcome}。',
        },
        en: {
          subject: 'The backfill of “${taskName}” has ended',
          content: 'Backfill ${backfillId}: ${outcome}.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”的补数已结束',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 的补数 ${backfillId} 已结束：${outcome}。</p>',
        },
        en: {
          subject: '[${siteName}] The backfill of “${taskName}” has ended',
          content:
            '<p>Hello ${userName},</p>\n<p>backfill ${backfillId} of the job <b>${taskName}</b> has ended: ${outcome}.</p>',
        },
      },
    },
  },
} as const
