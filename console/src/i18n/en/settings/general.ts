import type { Dictionary } from '../../dictionary.ts'

export const general: Dictionary['settings']['groups']['general'] = {
  title: 'Site',
  description: 'What the site is called, and which language it speaks first.',
  sections: { site: 'Name and language' },
  fields: {
    site_name: {
      label: 'Site name',
      help: 'Stands in mails, text messages, notifications and authenticator apps, to say which system it is.',
    },
    default_language: {
      label: 'Default language',
      help: 'Messages to people who never chose a language are in this one.',
      options: { zh: 'Simplified Chinese', en: 'English' },
    },
  },
}
