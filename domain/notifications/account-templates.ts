import { text } from '../text.ts'

/**
 * Messages that open an account or set its password anew. `${secret}` is the code, or the token within the link: the door
 * keeps it apart from the words.
 */
export const accountTemplates = {
  'auth.activate': {
    name: text('激活账号', 'Activate an account'),
    params: ['username', 'hours'],
    texts: {
      in_app: {
        zh: { subject: '请激活账号', content: '激活链接已发送到注册邮箱。' },
        en: { subject: 'Activate your account', content: 'A link was sent to your e-mail address.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 激活您的账号',
          content:
            '<p>${userName}，您好：</p>\n<p>有人用此邮箱注册了 ${siteName} 的账号 <b>${username}</b>。若是您本人，请点击下方链接激活；链接 ${hours} 小时内有效，只能使用一次。</p>\n<p>若非本人操作，请忽略此邮件，账号不会启用。</p>',
        },
        en: {
          subject: '[${siteName}] Activate your account',
          content:
            '<p>Hello ${userName},</p>\n<p>the account <b>${username}</b> of ${siteName} was registered with this address. If that was you, open the link below to activate it. It is good once, for ${hours} hours.</p>\n<p>If it was not you, ignore this mail: the account stays closed.</p>',
        },
      },
    },
  },
  'auth.invite': {
    name: text('邀请加入', 'Invitation'),
    params: ['username', 'invitedBy', 'hours'],
    texts: {
      in_app: {
        zh: { subject: '邀请已发送', content: '邀请链接已发送到邮箱。' },
        en: { subject: 'You are invited', content: 'A link was sent to your e-mail address.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] ${invitedBy} 邀请您加入',
          content:
            '<p>${userName}，您好：</p>\n<p>${invitedBy} 为您开通了 ${siteName} 的账号，用户名是 <b>${username}</b>。请点击下方链接设置密码；链接 ${hours} 小时内有效，只能使用一次。</p>',
        },
        en: {
          subject: '[${siteName}] ${invitedBy} invites you',
          content:
            '<p>Hello ${userName},</p>\n<p>${invitedBy} made an account of ${siteName} for you; your username is <b>${username}</b>. Open the link below to choose your password. It is good once, for ${hours} hours.</p>',
        },
      },
    },
  },
  'auth.registered_before': {
    name: text('重复注册提醒', 'Registered already'),
    params: ['username'],
    texts: {
      in_app: {
        zh: { subject: '有人用您的邮箱再次注册', content: '如忘记密码，请在登录页找回。' },
        en: { subject: 'Somebody registered with your address', content: 'You can set a forgotten password anew.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 此邮箱已有账号',
          content:
            '<p>您好：</p>\n<p>有人用此邮箱注册 ${siteName}，但此邮箱已经有账号了。若是您本人，请直接登录；忘记密码可点击下方链接找回。</p>\n<p>若非本人操作，请忽略此邮件。</p>',
        },
        en: {
          subject: '[${siteName}] You already have an account',
          content:
            '<p>Hello,</p>\n<p>somebody registered for ${siteName} with this address, which has an account already. If that was you, sign in; a forgotten password can be set anew behind the link below.</p>\n<p>If it was not you, ignore this mail.</p>',
        },
      },
    },
  },
  'auth.username_taken': {
    name: text('用户名已被使用', 'Username taken'),
    params: ['username'],
    texts: {
      in_app: {
        zh: { subject: '用户名已被使用', content: '请换一个用户名重新注册。' },
        en: { subject: 'The username is taken', content: 'Register again with another one.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 注册未完成：用户名已被使用',
          content:
            '<p>您好：</p>\n<p>您在 ${siteName} 注册时填写的用户名 <b>${username}</b> 已被使用，请点击下方链接换一个用户名重新注册。</p>\n<p>若非本人操作，请忽略此邮件。</p>',
        },
        en: {
          subject: '[${siteName}] Not registered: the username is taken',
          content:
            '<p>Hello,</p>\n<p>the username <b>${username}</b> that you chose for ${siteName} is taken. Register again with another one behind the link below.</p>\n<p>If it was not you, ignore this mail.</p>',
        },
      },
    },
  },
  'auth.reset': {
    name: text('重置密码', 'Set a password anew'),
    params: ['minutes'],
    texts: {
      in_app: {
        zh: { subject: '正在重置密码', content: '若非本人操作，请联系管理员。' },
        en: { subject: 'Your password is being reset', content: 'If that is not you, tell your administrator.' },
      },
      email: {
        zh: {
          subject: '[${siteName}] 重置密码',
          content:
            '<p>${userName}，您好：</p>\n<p>请点击下方链接设置新密码；链接 ${minutes} 分钟内有效，只能使用一次。</p>\n<p>若非本人操作，请忽略此邮件，密码不会改变。</p>',
        },
        en: {
          subject: '[${siteName}] Reset your password',
          content:
            '<p>Hello ${userName},</p>\n<p>open the link below to choose a new password. It is good once, for ${minutes} minutes.</p>\n<p>If you did not ask for it, ignore this mail: nothing changes.</p>',
        },
      },
      sms: {
        zh: { subject: '', content: '您的验证码是 ${secret}，用于重置密码，${minutes} 分钟内有效。请勿告诉任何人。' },
        en: {
          subject: '',
          content: 'Your code to reset your password is ${secret}, good for ${minutes} minutes. Tell nobody.',
        },
      },
    },
  },
  'auth.password_reset': {
    name: text('密码已重置', 'A password was reset'),
    params: ['time', 'ipAddress', 'device'],
    texts: {
      in_app: {
        zh: {
          subject: '密码已被重置',
          content:
            '${time}，来自 ${ipAddress}（${device}）的请求重置了密码，所有登录均已结束。若非本人操作，请立即联系管理员。',
        },
        en: {
          subject: 'Your password was reset',
          content:
            'At ${time} a request from ${ipAddress} (${device}) set your password anew; all sessions were ended. If that was not you, tell your administrator now.',
        },
      },
      email: {
        zh: {
          subject: '[${siteName}] 账号安全提醒：密码已重置',
          content:
            '<p>${userName}，您好：</p>\n<p>${time}，来自 ${ipAddress}（${device}）的请求重置了您的密码，所有登录均已结束。</p>\n<p>若非本人操作，请立即联系管理员。</p>',
        },
        en: {
          subject: '[${siteName}] Account security: your password was reset',
          content:
            '<p>Hello ${userName},</p>\n<p>at ${time} a request from ${ipAddress} (${device}) set your password anew; all sessions were ended.</p>\n<p>If that was not you, tell your administrator now.</p>',
        },
      },
    },
  },
} as const
