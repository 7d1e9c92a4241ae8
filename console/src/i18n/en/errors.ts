import type { Dictionary } from '../dictionary.ts'

export const errors: Dictionary['errors'] = {
  titles: {
    offline: 'The server cannot be reached',
    forbidden: 'You may not see this',
    fault: 'This could not be loaded',
  },
  unreachable: 'The server did not answer. Check your network and try again in a moment.',
  unreadable: (status) =>
    `The server’s answer could not be read (HTTP ${status}). Try again in a moment; if it stays like this, tell your administrator.`,
  askAdministrator: 'If you need it for your work, ask your administrator for access.',
  notFoundTitle: 'There is no such page',
  notFoundBody: 'The address may be wrong, or the page has moved.',
  backHome: 'Back to Home',
  crashTitle: 'This page has failed',
  crashBody: 'Other pages still work. Try again; if it stays like this, send the details below to your administrator.',
  offlineBanner: 'You are offline. What you see may be out of date.',
  onlineAgain: 'Back online',
}
