import type { Dictionary } from '../dictionary.ts'

export const online: Dictionary['online'] = {
  title: 'Signed-in users',
  description: 'Who is signed in, where, on what. Signing someone out counts on every server within a second.',
  search: 'Search user, address, place or device',
  user: 'User',
  device: 'Device',
  kind: 'Kind',
  kinds: { desktop: 'Computer', mobile: 'Phone', tablet: 'Tablet', program: 'Program' },
  place: 'Place',
  unknownPlace: 'Unknown',
  address: 'IP address',
  startedAt: 'Signed in',
  lastActive: 'Last active',
  me: 'This session',
  kick: 'Sign out',
  kickTitle: (name) => `Sign “${name}” out on this device?`,
  kickBody: (device) => `The session on ${device} ends at once; what is not saved there is lost.`,
  kickAll: 'Sign the user out everywhere',
  kickAllTitle: (name) => `Sign “${name}” out everywhere?`,
  kickAllBody: 'All sessions end at once; what is not saved is lost. API keys are not affected.',
  kicked: (count) => `${count} ${count === 1 ? 'session' : 'sessions'} ended`,
  kickFailed: 'The session could not be ended',
  emptyTitle: 'Nobody is signed in',
  emptyFiltered: 'No session fits',
}

export const room: Dictionary['room'] = {
  title: 'Too many devices',
  body: 'Your account is signed in on as many devices as it may. Sign one of them out to go on here.',
  end: 'Sign out and go on here',
  lastActive: 'Last active',
}
