import type { GroupWords } from '../../setting-words.ts'

export const password = {
  title: '密码规则',
  description: '新密码要满足的要求。改动不影响已有的密码，下次修改密码时起作用。',
  sections: { strength: '强度', words: '不能使用的内容', history: '重复与有效期' },
  fields: {
    min_length: { label: '最短长度', help: '汉字和符号都算一个字符。越长越安全，比要求各类字符更有用。' },
    require_upper: { label: '必须有大写字母', help: '例如 A–Z。' },
    require_lower: { label: '必须有小写字母', help: '例如 a–z。' },
    require_digit: { label: '必须有数字', help: '0–9。' },
    require_special: { label: '必须有符号', help: '字母和数字以外的字符，空格也算。' },
    refuse_common: {
      label: '不能是常见密码',
      help: '最常见的 3000 个，以及在它们前后加几个字符、换成相似符号的写法，例如 P@ssw0rd1。',
    },
    refuse_similar: {
      label: '不能像本人的信息',
      help: '包含姓名、用户名、邮箱或手机号，或只差一两个字符、倒过来写的都不行。',
    },
    forbidden_words: {
      label: '另外不能含有的词',
      help: '单位名、项目代号等，一行一个。系统名称和域名已自动包括在内。',
    },
    breach_list_url: {
      label: '已泄露密码库的地址',
      help: '按 Have I Been Pwned 的 range 接口查询，只发送密码摘要的前五位；查不到时放行。留空则不查询。',
    },
    history: { label: '不能重复最近几次', help: '新密码不能与本人最近用过的这几个相同。0 为不检查。' },
    max_age_days: { label: '多久必须更换', help: '超过这么久，下次登录时要先换新密码。0 为永不过期。' },
  },
} satisfies GroupWords<'password'>
