import type { GroupWords } from '../../setting-words.ts'

export const lockout = {
  title: '登录锁定',
  description: '有人反复试错密码或验证码时怎样处理。不存在的账号同样计数，外人看不出区别。',
  sections: { account: '按账号', source: '按来源 IP' },
  fields: {
    max_failures: { label: '连续失败次数', help: '同一账号连续输错这么多次就锁定。登录成功后重新计数。' },
    lock_minutes: { label: '锁定时长', help: '锁定期间密码正确也不能登录。管理员可在用户页面提前解锁。' },
    source_names: {
      label: '试错的账号数',
      help: '同一 IP 在统计时段内试错这么多个不同账号，就暂停它的登录；账号本身不受影响。',
    },
    source_minutes: { label: '统计时段', help: '从第一次失败算起，过了这段时间重新计数。' },
  },
} satisfies GroupWords<'lockout'>
