import type { Dictionary } from '../../dictionary.ts'

export const session: Dictionary['settings']['groups']['session'] = {
  title: 'Sessions',
  description: 'How long a sign-in lasts, and on how many devices one account may be signed in.',
  sections: { ends: 'When they end', devices: 'How many devices', notices: 'Notices' },
  fields: {
    idle_minutes: { label: 'Idle for', help: 'Without anything done for so long, the session ends. 0 is never.' },
    max_days: { label: 'At most', help: 'Counted from the sign-in, however busy the session is.' },
    max_sessions: { label: 'Devices of one account', help: 'Computers, phones, tablets and programs together.' },
    max_per_kind: {
      label: 'Of them, of one kind',
      help: 'Devices of one kind: computer, phone, tablet or program. 0 sets no limit of its own.',
    },
    when_full: {
      label: 'When there is no place left',
      help: 'What becomes of one more sign-in.',
      options: { oldest_out: 'The oldest session ends', refuse: 'It is refused until its owner ends one' },
    },
    notify_new_device: {
      label: 'Tell people of a sign-in from a new device or place',
      help: 'In the app and by mail, so that they notice when it was not them. The very first sign-in is not told.',
    },
  },
}
