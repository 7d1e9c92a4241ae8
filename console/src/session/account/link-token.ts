/**
 * The token of the link that led here. It stands in the fragment, which no server is sent; once read it leaves the
 * address as well, so that it does not stay in the history or on a screenshot.
 */
export function takeLinkToken(): string | undefined {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (token === null) return undefined
  window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}
