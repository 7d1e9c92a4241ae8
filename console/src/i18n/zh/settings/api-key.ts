import type { GroupWords } from '../../setting-words.ts'

export const api_key = {
  title: 'API 密钥',
  description: '给程序用的密钥能有效多久、能有几个、能用多快。',
  sections: { life: '有效期', use: '数量与频率' },
  fields: {
    default_days: { label: '默认有效期', help: '创建时没有指定到期日的密钥，有效这么久。' },
    max_days: { label: '最长有效期', help: '创建时最多能指定这么久。已有的密钥不受影响。' },
    max_keys: { label: '每个账号的密钥数', help: '只算有效的。0 为不允许创建。' },
    requests_per_minute: { label: '每个密钥的请求数', help: '超过时回答 429，并说明多久后再试。' },
  },
} satisfies GroupWords<'api_key'>
