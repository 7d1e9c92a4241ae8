import type { Dictionary } from '../../dictionary.ts'

export const retention: Dictionary['settings']['groups']['retention'] = {
  title: 'Retention',
  description: 'How long records are kept at least.',
  sections: { runs: 'Runs of jobs', messages: 'Messages', logs: 'Logs' },
  fields: {
    run_days: { label: 'Runs', help: 'When each ran, how it ended, with which parameters.' },
    run_output_days: { label: 'Output of runs', help: 'What they printed: it takes most room and may go earlier.' },
    message_days: {
      label: 'Sent messages',
      help: 'What mails and text messages said and what became of them; then removed.',
    },
    notification_days: { label: 'Notifications', help: 'Read or not; then removed.' },
    audit_days: { label: 'Audit and sign-in logs', help: 'GB/T 22239 wants at least six months.' },
  },
}
