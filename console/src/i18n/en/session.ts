import type { Dictionary } from '../dictionary.ts'

export const session: Dictionary['session'] = {
  tagline: 'Jobs, flows, reports, config and approvals in one place.',
  starting: 'Checking your session',
  startFailed: 'Your session cannot be checked right now',
  signOut: 'Sign out',
  useOther: 'Use another account',
}
