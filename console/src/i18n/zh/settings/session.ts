import type { GroupWords } from '../../setting-words.ts'

export const session = {
  title: '会话',
  description: '登录后保持多久，同一个账号能在几台设备上登录。',
  sections: { ends: '何时结束', devices: '设备数量', notices: '提醒' },
  fields: {
    idle_minutes: { label: '无操作自动退出', help: '这么久没有任何操作就退出登录。0 为不因无操作退出。' },
    max_days: { label: '最长保持登录', help: '从登录算起，一直在用也要重新登录。' },
    max_sessions: { label: '每个账号的设备数', help: '电脑、手机、平板和程序加在一起。' },
    max_per_kind: {
      label: '其中每类设备',
      help: '同一类设备（电脑、手机、平板或程序）最多几台。0 为不单独限制。',
    },
    when_full: {
      label: '设备数已满时',
      help: '又有一台设备要登录时怎么办。',
      options: { oldest_out: '最早登录的设备退出', refuse: '不让登录，由本人先退出一台' },
    },
    notify_new_device: {
      label: '新设备或新地点登录时提醒本人',
      help: '用站内信和邮件告诉本人，一看就知道是不是自己。第一次登录不提醒。',
    },
  },
} satisfies GroupWords<'session'>
