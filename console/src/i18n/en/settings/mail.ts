import type { Dictionary } from '../../dictionary.ts'

export const mail: Dictionary['settings']['groups']['mail'] = {
  title: 'Mail server',
  description: 'Which server sends mails that activate, recover and alert, and in whose name.',
  sections: { server: 'Server', sender: 'Sender' },
  fields: {
    host: {
      label: 'Host',
      help: 'Such as smtp.example.com. Empty: mail stays under “Sent messages” and is not really sent.',
    },
    port: { label: 'Port', help: 'Usually 587 with STARTTLS, 465 with TLS, 25 without encryption.' },
    encryption: {
      label: 'Encryption',
      help: 'How username, password and mails are protected on their way.',
      options: {
        starttls: 'STARTTLS (must succeed)',
        tls: 'TLS (from the first byte)',
        opportunistic: 'When offered (whoever the server is)',
        none: 'None (only in a trusted network)',
      },
    },
    user: {
      label: 'Username',
      help: 'The account at the mail server, usually a whole address. Empty: nobody signs in there.',
    },
    password: { label: 'Password', help: 'Many providers want an “app password” instead of the one of the mailbox.' },
    from_address: {
      label: 'Sender address',
      help: 'What recipients see. Empty: the username above, if it is an address.',
    },
    from_name: { label: 'Sender name', help: 'What recipients see. Empty: the name of the site.' },
  },
}
