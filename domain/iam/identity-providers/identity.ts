/** What tells one identity from all others. A subject that another authority or company names is somebody else. */
export type IdentityKey = { authority: string; tenant: string; subject: string; label: string }

/** A name by which a new account can be made, from what a provider says; it may be taken. */
export function suggestUsername(
  { username, email, subject }: { username?: string | undefined; email?: string | undefined; subject: string },
  providerCode: string,
): string {
  const local = email?.split('@')[0]
  for (const wish of [username, local, `${providerCode}-${subject}`]) {
    const fitting = asUsername(wish ?? '')
    if (fitting) return fitting
  }
  return providerCode
}

const longest = 50

/** Only what `userInput` allows in a username, with room for a number behind it. */
function asUsername(wish: string): string {
  return wish
    .normalize('NFKC')
    .replaceAll(/[^A-Za-z0-9\p{Lo}._@+-]+/gu, '-')
    .replace(/^[._@+-]+/, '')
    .slice(0, longest)
    .replace(/[-.]+$/, '')
}

const longestName = 100

/** A name as it is shown, without what could disturb a page or a log line. */
export function displayName(name: string | undefined, instead: string): string {
  const plain = (name ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .trim()
  return plain || instead
}
