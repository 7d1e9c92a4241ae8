import type { contact as zh } from '../zh/contact.ts'

export const contact: typeof zh = {
  title: 'Where you are reached',
  body: 'Notices, codes and messages for a forgotten password go there.',
  kinds: { email: 'E-mail', phone: 'Phone' },
  none: 'Not entered yet',
  set: { email: 'Enter an e-mail address', phone: 'Enter a phone number' },
  change: { email: 'Change the e-mail address', phone: 'Change the phone number' },
  dialogBody: {
    email: 'A code goes to the new address first; it counts once the code is right. The old address is told.',
    phone: 'A code goes to the new number first; it counts once the code is right.',
  },
  fresh: { email: 'New e-mail address', phone: 'New phone number' },
  need: { email: 'Enter a whole address, such as zhang@example.com', phone: 'Enter a number, such as 13800138000' },
  save: 'Confirm the change',
  saved: { email: 'The e-mail address was changed', phone: 'The phone number was changed' },
  preferences: 'Preferences',
  preferencesBody: 'The language is also that of messages to you; the appearance is this device’s alone.',
  language: 'Language',
  languages: { zh: '简体中文', en: 'English' },
  languageSaved: 'The language was saved',
  languageFailed: 'The language could not be saved',
  theme: 'Appearance',
}
