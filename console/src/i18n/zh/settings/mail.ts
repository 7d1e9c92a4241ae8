import type { GroupWords } from '../../setting-words.ts'

export const mail = {
  title: '邮件服务器',
  description: '激活、找回密码、告警等邮件由哪台服务器发出，写着谁的名字。',
  sections: { server: '服务器', sender: '发件人' },
  fields: {
    host: {
      label: '主机',
      help: '例如 smtp.exmail.qq.com。留空：邮件只留在“发送记录”里，不会真正发出。',
    },
    port: { label: '端口', help: '常用的是 STARTTLS 587、TLS 465、不加密 25。' },
    encryption: {
      label: '加密方式',
      help: '用户名、密码和邮件内容在传送途中怎样保护。',
      options: {
        starttls: 'STARTTLS（必须成功）',
        tls: 'TLS（从一开始就加密）',
        opportunistic: '能加密就加密（不核对服务器身份）',
        none: '不加密（只用于可信的内网）',
      },
    },
    user: { label: '用户名', help: '登录邮件服务器的账号，通常是完整的邮箱地址。留空：不登录。' },
    password: { label: '密码', help: '企业邮箱大多要填“授权码”或“客户端专用密码”。' },
    from_address: { label: '发件地址', help: '收件人看到的地址。留空：用上面的用户名，如果它是邮箱地址。' },
    from_name: { label: '发件名称', help: '收件人看到的名字。留空：用站点名称。' },
  },
} satisfies GroupWords<'mail'>
