import { text } from '../text.ts'

/** What is said of runs that went wrong, or right again. Robots say what the bell says. */
export const runTemplates = {
  'run.failed': {
    name: text('任务执行失败', 'A run failed'),
    params: ['taskName', 'runId', 'status', 'scheduledTime', 'error'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”执行失败',
          content: '运行 ${runId}，计划时间 ${scheduledTime}：${status}。\n${error}',
        },
        en: {
          subject: 'The job “${taskName}” failed',
          content: 'Run ${runId}, scheduled for ${scheduledTime}: ${status}.\n${error}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”执行失败',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 的运行 ${runId}（计划时间 ${scheduledTime}）：${status}。</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” failed',
          content:
            '<p>Hello ${userName},</p>\n<p>run ${runId} of the job <b>${taskName}</b>, scheduled for ${scheduledTime}: ${status}.</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
      },
    },
  },
  'run.timeout': {
    name: text('任务执行超时', 'A run timed out'),
    params: ['taskName', 'runId', 'scheduledTime', 'error'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”执行超时',
          content: '运行 ${runId}，计划时间 ${scheduledTime}，超过时间限制后被终止。\n${error}',
        },
        en: {
          subject: 'The job “${taskName}” timed out',
          content: 'Run ${runId}, scheduled for ${scheduledTime}, was stopped at its time limit.\n${error}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”执行超时',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 的运行 ${runId}（计划时间 ${scheduledTime}）超过时间限制后被终止。</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” timed out',
          content:
            '<p>Hello ${userName},</p>\n<p>run ${runId} of the job <b>${taskName}</b>, scheduled for ${scheduledTime}, was stopped at its time limit.</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
      },
    },
  },
  'run.not_started': {
    name: text('任务未按时开始', 'A job did not start in time'),
    params: ['taskName', 'scheduledTime', 'deadline', 'state'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”未按时开始',
          content: '计划时间 ${scheduledTime}，最迟应在 ${deadline} 开始。${state}',
        },
        en: {
          subject: 'The job “${taskName}” did not start in time',
          content: 'Scheduled for ${scheduledTime}, it had to start by ${deadline}. ${state}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”未按时开始',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 计划于 ${scheduledTime} 运行，最迟应在 ${deadline} 开始。${state}</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” did not start in time',
          content:
            '<p>Hello ${userName},</p>\n<p>the job <b>${taskName}</b>, scheduled for ${scheduledTime}, had to start by ${deadline}. ${state}</p>',
        },
      },
    },
  },
  'run.not_finished': {
    name: text('任务未按时完成', 'A job did not finish in time'),
    params: ['taskName', 'scheduledTime', 'deadline', 'state'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”未按时完成',
          content: '计划时间 ${scheduledTime}，最迟应在 ${deadline} 完成。${state}',
        },
        en: {
          subject: 'The job “${taskName}” did not finish in time',
          content: 'Scheduled for ${scheduledTime}, it had to finish by ${deadline}. ${state}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”未按时完成',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 计划于 ${scheduledTime} 运行，最迟应在 ${deadline} 完成。${state}</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” did not finish in time',
          content:
            '<p>Hello ${userName},</p>\n<p>the job <b>${taskName}</b>, scheduled for ${scheduledTime}, had to finish by ${deadline}. ${state}</p>',
        },
      },
    },
  },
  'run.consecutive': {
    name: text('任务连续失败', 'A job failed several times in a row'),
    params: ['taskName', 'runId', 'failures', 'scheduledTime', 'error'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”已连续失败 ${failures} 次',
          content: '最近一次是运行 ${runId}，计划时间 ${scheduledTime}。\n${error}',
        },
        en: {
          subject: 'The job “${taskName}” failed ${failures} times in a row',
          content: 'The latest was run ${runId}, scheduled for ${scheduledTime}.\n${error}',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”已连续失败 ${failures} 次',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 已连续失败 ${failures} 次，最近一次是运行 ${runId}（计划时间 ${scheduledTime}）。</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” failed ${failures} times in a row',
          content:
            '<p>Hello ${userName},</p>\n<p>the job <b>${taskName}</b> failed ${failures} times in a row; the latest was run ${runId}, scheduled for ${scheduledTime}.</p>\n<p style="white-space:pre-wrap">${error}</p>',
        },
      },
    },
  },
  'run.recovered': {
    name: text('任务恢复正常', 'A job is well again'),
    params: ['taskName', 'runId', 'scheduledTime', 'since', 'reasons'],
    texts: {
      in_app: {
        zh: {
          subject: '任务“${taskName}”已恢复正常',
          content: '运行 ${runId}（计划时间 ${scheduledTime}）成功。此前自 ${since} 起告警：${reasons}。',
        },
        en: {
          subject: 'The job “${taskName}” is well again',
          content: 'Run ${runId}, scheduled for ${scheduledTime}, succeeded. Alerts since ${since}: ${reasons}.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 任务“${taskName}”已恢复正常',
          content:
            '<p>${userName}，您好：</p>\n<p>任务 <b>${taskName}</b> 的运行 ${runId}（计划时间 ${scheduledTime}）成功。此前自 ${since} 起告警：${reasons}。</p>',
        },
        en: {
          subject: '[${siteName}] The job “${taskName}” is well again',
          content:
            '<p>Hello ${userName},</p>\n<p>run ${runId} of the job <b>${taskName}</b>, scheduled for ${scheduledTime}, succeeded. Alerts since ${since}: ${reasons}.</p>',
        },
      },
    },
  },
} as const
