import Bowser from 'bowser'
import type { Device, DeviceKind } from '../../domain/iam/device.ts'

const mostKnownDevices = 1000
const knownDevices = new Map<string, Device>()

/** Browser and system in a few words, such as `Chrome 140 · Windows 11`, and of which kind they are. */
export function deviceOf(userAgent: string | undefined): Device {
  if (!userAgent) return { name: '', kind: 'program', family: '' }
  const known = knownDevices.get(userAgent)
  if (known !== undefined) return known
  const described = describe(userAgent.slice(0, 500))
  const [oldest] = knownDevices.keys()
  if (oldest !== undefined && knownDevices.size >= mostKnownDevices) knownDevices.delete(oldest)
  knownDevices.set(userAgent, described)
  return described
}

const kinds: Readonly<Record<string, DeviceKind>> = { desktop: 'desktop', mobile: 'mobile', tablet: 'tablet' }

function describe(userAgent: string): Device {
  const { browser, os, platform } = Bowser.parse(userAgent)
  const program = joined(' ', browser.name, browser.name && browser.version?.split('.')[0])
  const system = joined(' ', os.name, os.name && (os.versionName ?? os.version))
  return {
    name: printable(joined(' · ', program, system) || userAgent, 200),
    kind: (userAgent.startsWith('Mozilla/') && kinds[platform.type ?? '']) || 'program',
    family: printable(joined(' · ', browser.name, os.name) || userAgent.split('/')[0] || '', 100),
  }
}

function joined(between: string, ...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(between)
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
