import type { GroupWords } from '../../setting-words.ts'

export const general = {
  title: '站点',
  description: '站点叫什么名字，默认用哪种语言和人沟通。',
  sections: { site: '名称与语言' },
  fields: {
    site_name: { label: '站点名称', help: '出现在邮件、短信、通知和身份验证器里，让人知道是哪个系统。' },
    default_language: {
      label: '默认语言',
      help: '没有选过语言的人，收到的消息用这种语言。',
      options: { zh: '简体中文', en: 'English' },
    },
  },
} satisfies GroupWords<'general'>
