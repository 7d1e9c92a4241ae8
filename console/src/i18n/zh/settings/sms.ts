import type { GroupWords } from '../../setting-words.ts'

export const sms = {
  title: '短信',
  description: '验证码和通知短信由哪家服务商发出，用哪些模板。',
  sections: { provider: '服务商', messages: '签名与模板' },
  fields: {
    provider: {
      label: '服务商',
      help: '选“不发送”时，短信只留在“发送记录”里。',
      options: { none: '不发送', aliyun: '阿里云', tencent: '腾讯云' },
    },
    access_key_id: { label: '密钥 ID', help: '阿里云叫 AccessKey ID，腾讯云叫 SecretId。建议用只能发短信的子账号。' },
    access_key_secret: { label: '密钥', help: '阿里云叫 AccessKey Secret，腾讯云叫 SecretKey。' },
    region: { label: '地域', help: '腾讯云短信的地域，例如 ap-guangzhou。' },
    sdk_app_id: { label: '短信应用 ID', help: '腾讯云控制台里短信应用的 SdkAppId，例如 1400006666。' },
    base_url: { label: '接口地址', help: '经代理访问时才需要填。留空：服务商自己的地址。' },
    sign_name: { label: '短信签名', help: '在服务商处审核通过的签名，显示在短信开头的【】里。' },
    code_template: { label: '验证码模板', help: '在服务商处审核通过的模板编号，例如 SMS_154950909。' },
    code_params: {
      label: '验证码模板的变量',
      help: '模板里有哪些变量，按什么顺序。',
      options: { code: '只有验证码（code）', 'code,minutes': '验证码和有效分钟数（code、minutes）' },
    },
    notice_template: {
      label: '通知模板',
      help: '验证码以外的短信用它，只有一个变量 content。留空：只发验证码。',
    },
  },
} satisfies GroupWords<'sms'>
