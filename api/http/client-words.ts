import Bowser from 'bowser'

const mostKnownDevices = 1000
const knownDevices = new Map<string, string>()

/** Browser and system in a few words, such as `Chrome 140 · Windows 11`. */
export function deviceOf(userAgent: string | undefined): string {
  if (!userAgent) return ''
  const known = knownDevices.get(userAgent)
  if (known !== undefined) return known
  const described = describe(userAgent.slice(0, 500))
  const [oldest] = knownDevices.keys()
  if (oldest !== undefined && knownDevices.size >= mostKnownDevices) knownDevices.delete(oldest)
  knownDevices.set(userAgent, described)
  return described
}

function describe(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent)
  const program = join(browser.name, browser.version?.split('.')[0])
  const system = join(os.name, os.versionName ?? os.version)
  return printable([program, system].filter((part) => part !== '').join(' · ') || userAgent, 200)
}

function join(name: string | undefined, version: string | undefined): string {
  return [name, name && version].filter(Boolean).join(' ')
}

/** The text without anything that could forge lines or turn around what stands beside it, and not longer than asked. */
export function printable(words: string, longest: number): string {
  return words
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
}

/** Headers carry ASCII only: what people write comes URI-encoded. */
export function decodedHeader(value: string | undefined, longest: number): string | undefined {
  if (!value) return undefined
  try {
    return printable(decodeURIComponent(value), longest) || undefined
  } catch {
    return printable(value, longest) || undefined
  }
}
