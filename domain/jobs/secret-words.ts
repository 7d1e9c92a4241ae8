import { secretMask } from '../audit/mask-secrets.ts'
import type { Text } from '../text.ts'
import { renderPlaceholders } from './placeholder-rules.ts'
import type { RunPlan } from './run-config.ts'
import { listSecrets } from './secret-paths.ts'

/** Shorter ones would be found everywhere. */
const fewestChars = 4

/** All texts by which the secrets of a run can be known, the longest first. The plan is in plain. */
export function secretWordsOf(plan: RunPlan): string[] {
  const { job_type, config, params } = plan.definition
  const inConfig = listSecrets(job_type, config).map(({ value }) => renderPlaceholders(value, plan))
  const inParams = params
    .filter((param) => param.secret)
    .map(({ name, default: usual }) => renderPlaceholders(plan.params[name] ?? usual, plan))
  return secretForms([...inConfig, ...inParams].flatMap(textsIn))
}

/** The forms in which secrets come back: alone without their scheme, escaped for addresses and JSON, line by line. */
export function secretForms(secrets: string[]): string[] {
  const forms = secrets.flatMap(partsOf).flatMap(escapesOf)
  const words = new Set(forms.filter((form) => form.trim().length >= fewestChars && form !== secretMask))
  return [...words].sort((a, b) => b.length - a.length)
}

export type Hide = {
  (content: string): string
  /** However deep it lies, names of fields too. */
  deep(value: unknown): unknown
  both(message: Text): Text
}

/** Puts the mask in place of every secret; where several begin, of the longest. */
export function createHide(words: string[]): Hide {
  const pattern = words.length > 0 ? new RegExp(words.map((word) => RegExp.escape(word)).join('|'), 'g') : undefined
  const hide = (content: string) => (pattern ? content.replace(pattern, secretMask) : content)
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value)
    if (typeof value === 'number' || typeof value === 'boolean')
      return words.includes(String(value)) ? secretMask : value
    if (Array.isArray(value)) return value.map(deep)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [hide(name), deep(item)]))
  }
  return Object.assign(hide, {
    deep: pattern ? deep : (value: unknown) => value,
    both: ({ zh, en }: Text) => ({ zh: hide(zh), en: hide(en) }),
  })
}

function textsIn(value: unknown): string[] {
  if (value === undefined || value === null || typeof value === 'boolean') return []
  if (typeof value !== 'object') return [String(value).toWellFormed()]
  return [JSON.stringify(value).toWellFormed(), ...Object.values(value).flatMap(textsIn)]
}

function partsOf(secret: string): string[] {
  const [, scheme = '', credential] = /^(\S+)\s+(\S.*)$/s.exec(secret) ?? []
  const alone = credential === undefined || !/^[A-Za-z][\w-]*$/.test(scheme) ? [] : [credential]
  const lines = secret.includes('\n') ? secret.split(/\r?\n/).map((line) => line.trim()) : []
  return [
    secret,
    secret.trim(),
    ...alone,
    ...lines,
    ...(scheme.toLowerCase() === 'basic' ? basicParts(credential ?? '') : []),
  ]
}

function basicParts(credential: string): string[] {
  const decoded = base64Text(credential)
  return decoded?.includes(':') ? [decoded, decoded.slice(decoded.indexOf(':') + 1)] : []
}

function escapesOf(part: string): string[] {
  const escaped = [encodeURIComponent(part), encodeURI(part), new URLSearchParams([['', part]]).toString().slice(1)]
  const lowerHex = escaped.map((form) => form.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()))
  return [part, part.replaceAll(' ', '+'), ...escaped, ...lowerHex, JSON.stringify(part).slice(1, -1), base64Of(part)]
}

function base64Of(content: string): string {
  const bytes = new TextEncoder().encode(content)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function base64Text(content: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(content), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
