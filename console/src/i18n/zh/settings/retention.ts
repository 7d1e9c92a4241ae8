import type { GroupWords } from '../../setting-words.ts'

export const retention = {
  title: '数据保留',
  description: '各类记录至少保留多久。',
  sections: { runs: '任务运行', messages: '消息', logs: '日志' },
  fields: {
    run_days: { label: '运行记录', help: '每次运行的时间、结果和参数。' },
    run_output_days: { label: '运行输出', help: '运行时打印的内容，最占空间，可以比运行记录短。' },
    message_days: { label: '发送记录', help: '邮件和短信的内容与去向，到期自动删除。' },
    notification_days: { label: '站内通知', help: '不论是否已读，到期自动删除。' },
    audit_days: { label: '操作与登录日志', help: '等级保护（GB/T 22239）要求至少六个月。' },
  },
} satisfies GroupWords<'retention'>
