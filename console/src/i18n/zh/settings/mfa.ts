import type { GroupWords } from '../../setting-words.ts'

export const mfa = {
  title: '第二因素',
  description: '密码之外再确认一次是不是本人。',
  sections: {
    methods: '可用的方式',
    duty: '谁必须使用',
    grace: '宽限期',
    trust: '信任的设备',
    stepUp: '敏感操作',
  },
  fields: {
    methods: {
      label: '允许的方式',
      help: '推荐身份验证器。邮件最弱：能看邮箱的人也能重置密码。取消某种方式后，已绑定的不再起作用。',
      options: { totp: '身份验证器', sms: '短信验证码', email: '邮件验证码' },
    },
    required_role_ids: {
      label: '必须绑定的角色',
      help: '拥有这些角色（或继承自它们的角色）的人必须绑定，否则登录后只能去绑定。一个都不选：由个人决定。',
    },
    grace_sign_ins: { label: '可推迟的登录次数', help: '最初这么多次登录可以先不绑定。0 为不按次数推迟。' },
    grace_days: { label: '可推迟的天数', help: '从第一次被要求算起。两种宽限用完一种还有另一种。0 为不按天数推迟。' },
    trusted_device_days: {
      label: '信任多久',
      help: '选了“信任此设备”后，这个浏览器在这段时间内登录不再要第二因素。0 为不允许信任设备。',
    },
    step_up_minutes: {
      label: '确认保持有效',
      help: '登录或确认身份后，这段时间内做敏感操作（如修改本页设置）不再询问。',
    },
  },
} satisfies GroupWords<'mfa'>
