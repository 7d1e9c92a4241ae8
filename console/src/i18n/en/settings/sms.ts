import type { Dictionary } from '../../dictionary.ts'

export const sms: Dictionary['settings']['groups']['sms'] = {
  title: 'Text messages',
  description: 'Which provider sends codes and notices, and by which templates.',
  sections: { provider: 'Provider', messages: 'Signature and templates' },
  fields: {
    provider: {
      label: 'Provider',
      help: 'With none, text messages stay under “Sent messages”.',
      options: { none: 'None', aliyun: 'Alibaba Cloud', tencent: 'Tencent Cloud' },
    },
    access_key_id: {
      label: 'Key ID',
      help: 'AccessKey ID at Alibaba, SecretId at Tencent. Best of an account that can do nothing but send.',
    },
    access_key_secret: { label: 'Key', help: 'AccessKey secret at Alibaba, SecretKey at Tencent.' },
    region: { label: 'Region', help: 'Of the text messages of Tencent Cloud, such as ap-guangzhou.' },
    sdk_app_id: { label: 'Application ID', help: 'SdkAppId of the application at Tencent Cloud, such as 1400006666.' },
    base_url: { label: 'Address of the API', help: 'Only for a proxy. Empty: the address of the provider itself.' },
    sign_name: { label: 'Signature', help: 'As the provider approved it; it begins every message.' },
    code_template: { label: 'Template for codes', help: 'Its number at the provider, such as SMS_154950909.' },
    code_params: {
      label: 'Variables of that template',
      help: 'Which ones it has, in their order.',
      options: { code: 'The code alone (code)', 'code,minutes': 'Code and minutes (code, minutes)' },
    },
    notice_template: {
      label: 'Template for notices',
      help: 'For everything but codes, with the one variable content. Empty: only codes are sent.',
    },
  },
}
