import type { Dictionary } from '../../dictionary.ts'
import { api_key } from './api-key.ts'
import { general } from './general.ts'
import { lockout } from './lockout.ts'
import { mail } from './mail.ts'
import { mfa } from './mfa.ts'
import { password } from './password.ts'
import { registration } from './registration.ts'
import { retention } from './retention.ts'
import { security } from './security.ts'
import { session } from './session.ts'
import { sms } from './sms.ts'

export const settings: Dictionary['settings'] = {
  title: 'System settings',
  navigation: {
    general: 'General',
    access: 'Sign-in and accounts',
    messages: 'Messages',
    limits: 'Limits and retention',
  },
  choosePage: 'Choose settings',
  groups: { general, mail, security, password, lockout, mfa, session, api_key, registration, sms, retention },
  saved: 'Settings saved and in effect',
  save: 'Save settings',
  readOnly: 'You may see these settings, but not change them.',
  secretKept: 'Asterisks mean that one is stored; left alone, it stays.',
  fromEnvironment: 'Set by the environment of the server; it cannot be changed here.',
  range: (min, max) => `From ${min} to ${max}`,
  standard: (value) => `Standard: ${value}`,
  useStandard: 'Restore',
  useStandardOf: (label) => `Restore the standard value of “${label}”`,
  restore: 'Restore standard values',
  restored: 'Standard values filled in; they count once you save',
  allStandard: 'All values are the standard ones',
  on: 'on',
  off: 'off',
  empty: 'empty',
  none: 'none',
  neverChanged: 'Never changed: all values are the standard ones',
  changedBy: (name) => `Last changed by ${name}`,
  system: 'the system',
  history: 'Change log',
  seeGroup: (title) => `Open ${title}`,
  roleUnseen: 'You may not see roles, only the code.',
  rolesUnseen: 'You may not see roles',
  noRole: 'No role',
  roleNotGiven: (code) => `${code} (not given: there is no such role, or it administers)`,
  domainPlaceholder: 'Type a domain, then Enter',
  staleTitle: 'Somebody else changed these settings',
  staleBody: (name, fields) =>
    `While you were editing, ${name} saved this group and changed: ${fields}. Load the newer values and lose your changes, or save your changes on top of them: what only they changed stays, and where you both changed a value yours counts.`,
  staleReload: 'Load the newer values',
  staleOverwrite: 'Save my changes on top',
  tryTitle: 'Try a password',
  tryLabel: 'Password to try',
  tryHelp:
    'Judged by the rules above as you edit them, as if it were your own. This happens in your browser: it is neither sent nor kept.',
  sentences: {
    label: 'The policy now',
    lockout: ({ failures, lock, names, span }) =>
      `After ${failures === 1 ? '1 failure' : `${failures} failures in a row`} a name is locked for ${lock}. An address that fails at ${names} different names within ${span} has to wait until that time is over before it may try others.`,
    session: ({ idle, most, devices, perKind, isRefused }) =>
      `A session lasts at most ${most}${idle === undefined ? '' : ` and ends when idle for ${idle}`}. One account may have ${devices} at a time${perKind === 0 ? '' : `, ${perKind} on each kind of device`}; ${isRefused ? 'one more is refused' : 'one more ends the oldest'}.`,
  },
  test: {
    mail: {
      open: 'Send a test mail',
      title: 'Send a test mail',
      to: 'Address',
      toHelp: 'Empty: to yourself.',
      send: 'Send',
    },
    sms: {
      open: 'Send a test message',
      title: 'Send a test text message',
      to: 'Phone number',
      toHelp: 'Empty: to your own validated number. Numbers abroad begin with +.',
      send: 'Send',
    },
    body: 'It goes by the settings as they are saved.',
    needsSave: 'Save the settings first',
    template: 'By which template',
    templates: { code: 'For codes (with a code that opens nothing)', notice: 'For notices' },
    onItsWay: 'Handed over for sending',
    seeMessages: 'See sent messages',
    retrying: 'Not sent yet; it will be tried again',
    captured: 'Not really sent: there is no server or provider yet',
  },
  units: {
    characters: 'chars',
    times: 'times',
    passwords: '',
    minutes: 'min',
    days: 'days',
    devices: '',
    keys: 'keys',
    names: 'names',
    perMinute: '/min',
  },
}
