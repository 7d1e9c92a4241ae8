import type { Dictionary } from '../../dictionary.ts'

export const security: Dictionary['settings']['groups']['security'] = {
  title: 'Request limits',
  description:
    'Requests that one person may make in a minute; before somebody is signed in, one address. What is beyond is answered by 429.',
  sections: { work: 'Daily work', guarded: 'Signing in, accounts, messages' },
  fields: {
    read_per_minute: { label: 'Reading', help: 'Pages, lists, exports. Opening a page takes five to ten.' },
    write_per_minute: { label: 'Writing', help: 'Making, changing and deleting things, running jobs.' },
    internal_per_minute: {
      label: 'Signing in and executors',
      help: 'Sign-ins, renewals and sign-outs; executors that take jobs and hand in output. An office often shares one address: not too few.',
    },
    auth_per_minute: {
      label: 'Registration and recovery',
      help: 'Registering, activating, setting passwords anew and changing them, binding a second factor.',
    },
    send_per_minute: {
      label: 'Sending',
      help: 'Requests that send a mail or a text message, such as a code or a test.',
    },
  },
}
