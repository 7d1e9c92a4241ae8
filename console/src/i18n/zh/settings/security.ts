import type { GroupWords } from '../../setting-words.ts'

export const security = {
  title: '访问频率',
  description: '每个人每分钟最多多少次请求；还没登录时按 IP 算。超过时回答 429，并说明多久后再试。',
  sections: { work: '日常使用', guarded: '登录、账号与消息' },
  fields: {
    read_per_minute: { label: '读取', help: '打开页面、刷新列表、导出等。一次打开页面约 5–10 次。' },
    write_per_minute: { label: '写入', help: '新建、修改、删除、运行任务等。' },
    internal_per_minute: {
      label: '登录与执行器',
      help: '登录、续期、退出，以及执行器取任务、传输出。同一办公室登录时常共用一个 IP，不要太小。',
    },
    auth_per_minute: { label: '注册与找回', help: '注册、激活、找回和修改密码、绑定第二因素。' },
    send_per_minute: { label: '发送消息', help: '会发出邮件或短信的请求，例如验证码和测试短信。' },
  },
} satisfies GroupWords<'security'>
