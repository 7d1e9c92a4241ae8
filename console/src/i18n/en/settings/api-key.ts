import type { Dictionary } from '../../dictionary.ts'

export const api_key: Dictionary['settings']['groups']['api_key'] = {
  title: 'API keys',
  description: 'How long keys for programs last, how many there may be, and how fast they may be used.',
  sections: { life: 'How long they last', use: 'How many and how fast' },
  fields: {
    default_days: { label: 'Unless said otherwise', help: 'A key that is made without an end lasts for so long.' },
    max_days: { label: 'At most', help: 'No later end can be chosen. Keys that exist already are not shortened.' },
    max_keys: { label: 'Keys of one account', help: 'Only valid ones count. With 0 nobody can make one.' },
    requests_per_minute: {
      label: 'Requests with one key',
      help: 'What is beyond is answered by 429, with the seconds to wait.',
    },
  },
}
