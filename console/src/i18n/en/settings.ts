import type { Dictionary } from '../dictionary.ts'

export const settings: Dictionary['settings'] = {
  title: 'System settings',
  saved: 'Settings saved and in effect',
  save: 'Save settings',
  secretKept: 'Stored; leave empty to keep it',
  groups: {
    general: { title: 'General', description: 'The name of the site and its language.' },
    mail: {
      title: 'Mail server',
      description: 'Without a host, mail stays under “Sent messages” and is not really sent.',
    },
    security: { title: 'Request limits', description: 'How many requests a caller may make in a minute.' },
    password: { title: 'Passwords', description: 'What a new password has to fulfil.' },
    lockout: { title: 'Lockout', description: 'What happens after wrong passwords.' },
    session: { title: 'Sessions', description: 'How long a sign-in lasts, and on how many devices.' },
    retention: { title: 'Retention', description: 'How long records are kept before they are removed.' },
  },
  fields: {
    general: { site_name: 'Site name', default_language: 'Default language' },
    mail: {
      host: 'Host',
      port: 'Port',
      encryption: 'Encryption',
      user: 'Username',
      password: 'Password',
      from_address: 'Sender address',
      from_name: 'Sender name',
    },
    security: {
      read_per_minute: 'Reading',
      write_per_minute: 'Writing',
      send_per_minute: 'Sending messages',
      auth_per_minute: 'Sign-in and tokens',
      internal_per_minute: 'Internal calls',
    },
    password: {
      min_length: 'Shortest length',
      require_upper: 'Needs an upper-case letter',
      require_lower: 'Needs a lower-case letter',
      require_digit: 'Needs a digit',
      require_special: 'Needs a symbol',
      history: 'Not one of the last',
    },
    lockout: { max_failures: 'Wrong tries before locking', lock_minutes: 'Locked for' },
    session: {
      idle_minutes: 'Signed out when idle for',
      max_days: 'Signed in for at most',
      max_sessions: 'Devices at a time',
    },
    retention: {
      run_days: 'Runs',
      run_output_days: 'Output of runs',
      message_days: 'Sent messages',
      notification_days: 'Notifications',
      audit_days: 'Audit and sign-in logs',
    },
  },
  options: {
    default_language: { zh: '简体中文', en: 'English' },
    encryption: { starttls: 'STARTTLS', tls: 'TLS', none: 'None' },
  },
  units: { characters: 'chars', times: 'times', minutes: 'min', days: 'days', devices: '', perMinute: '/min' },
}
