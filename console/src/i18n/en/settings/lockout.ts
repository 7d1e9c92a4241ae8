import type { Dictionary } from '../../dictionary.ts'

export const lockout: Dictionary['settings']['groups']['lockout'] = {
  title: 'Lockout',
  description:
    'What happens to who keeps guessing passwords or codes. Names that do not exist count alike, so nothing is given away.',
  sections: { account: 'By account', source: 'By address' },
  fields: {
    max_failures: {
      label: 'Failures in a row',
      help: 'After so many the name is locked. A successful sign-in begins the count anew.',
    },
    lock_minutes: {
      label: 'Locked for',
      help: 'Meanwhile not even the right password signs in. An administrator can unlock the user earlier.',
    },
    source_names: {
      label: 'Names that failed',
      help: 'An address that fails at so many different names has to wait; the names themselves stay open.',
    },
    source_minutes: { label: 'Counted over', help: 'From the first failure on; after that the count begins anew.' },
  },
}
