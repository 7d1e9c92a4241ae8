import type { Dictionary } from '../../dictionary.ts'

export const mfa: Dictionary['settings']['groups']['mfa'] = {
  title: 'Second factor',
  description: 'Besides the password, one more proof of who somebody is.',
  sections: {
    methods: 'Methods',
    duty: 'Who must use one',
    grace: 'Grace',
    trust: 'Trusted devices',
    stepUp: 'Sensitive operations',
  },
  fields: {
    methods: {
      label: 'Allowed methods',
      help: 'Best is the authenticator app. E-mail is the weakest: who reads the mailbox can also reset the password. A method that is taken away no longer counts, even where it was bound.',
      options: { totp: 'Authenticator app', sms: 'Code by text message', email: 'Code by e-mail' },
    },
    required_role_ids: {
      label: 'Roles that must bind one',
      help: 'Who has one of these roles, or one that inherits from them, can do nothing else before. None: everybody decides.',
    },
    grace_sign_ins: {
      label: 'Sign-ins it may be put off',
      help: 'So many of the first sign-ins go on without. 0 allows none.',
    },
    grace_days: {
      label: 'Days it may be put off',
      help: 'From the first time it is asked for. When one grace is used up, the other still counts. 0 allows none.',
    },
    trusted_device_days: {
      label: 'Trusted for',
      help: 'For so long a browser that its owner trusts asks for no second factor. 0 lets nobody trust a device.',
    },
    step_up_minutes: {
      label: 'A confirmation stays fresh for',
      help: 'After a sign-in or a confirmation, sensitive operations (such as changing this page) do not ask again.',
    },
  },
}
