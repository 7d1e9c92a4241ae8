import type { Dictionary } from '../../dictionary.ts'

export const registration: Dictionary['settings']['groups']['registration'] = {
  title: 'Registration',
  description: 'How newcomers get an account, and how a forgotten password is set anew.',
  sections: { who: 'Who may register', given: 'What they get', recovery: 'Forgotten passwords' },
  fields: {
    mode: {
      label: 'Registration',
      help: 'Whichever it is, an administrator can make users directly.',
      options: { open: 'Anybody may register', invited: 'Only who is invited', off: 'Closed' },
    },
    allowed_domains: {
      label: 'Domains of e-mail addresses',
      help: 'Only addresses of these domains may register, such as example.com, without what is below them. None: all may.',
    },
    default_role: {
      label: 'Default role',
      help: 'Who registers is given it. Roles that administer users, roles or settings are not among them.',
    },
    recover_by_email: { label: 'By e-mail', help: 'A link, good for ten minutes, goes to the address of the account.' },
    recover_by_sms: { label: 'By text message', help: 'A code, good for ten minutes, goes to the validated number.' },
  },
}
