import type { GroupWords } from '../../setting-words.ts'

export const registration = {
  title: '注册与找回',
  description: '新人怎样得到账号，忘记密码时怎样找回。',
  sections: { who: '谁可以注册', given: '注册后得到什么', recovery: '找回密码' },
  fields: {
    mode: {
      label: '注册方式',
      help: '不论哪种方式，管理员都可以直接新建用户。',
      options: { open: '任何人都可以注册', invited: '只有被邀请的人', off: '不开放' },
    },
    allowed_domains: {
      label: '允许的邮箱域名',
      help: '只接受这些域名的邮箱，例如 example.com；不包括子域名。一个都不填：不限制。',
    },
    default_role: {
      label: '默认角色',
      help: '自己注册的人自动得到这个角色。能管理用户、角色或设置的角色不在其中。',
    },
    recover_by_email: { label: '用邮件找回', help: '发一个 10 分钟内有效的链接到账号的邮箱。' },
    recover_by_sms: { label: '用短信找回', help: '发一个 10 分钟内有效的验证码到验证过的手机号。' },
  },
} satisfies GroupWords<'registration'>
