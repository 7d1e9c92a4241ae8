import { writePreference } from '../ui/preferences.ts'

/**
 * A provider's way back ends at a page with this mark: a session began, of which nothing here knows but the cookie. The
 * mark is taken away before anybody sees or keeps the address.
 */
export function noteArrival(): void {
  if (location.hash !== '#signed-in') return
  writePreference('session', 'open')
  history.replaceState(history.state, '', location.pathname + location.search)
}
