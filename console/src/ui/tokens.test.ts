import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = (css.split('@theme')[0] ?? '').split('[data-theme="dark"]')

const statuses = ['waiting', 'running', 'success', 'failed', 'timeout', 'cancelled', 'skipped']
const grounds = ['surface', 'canvas', 'raised', 'subtle']
const text = 4.5
const shape = 3

/** Each foreground with its ground and the ratio that WCAG 2.2 AA asks for. */
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ...['ink', 'ink-2', 'ink-3', 'accent-ink', ...statuses].map((ink): [string, string, number] => [ink, ground, text]),
    ['line-control', ground, shape],
    ['accent', ground, shape],
  ]),
  ...['ink', 'ink-2', 'ink-3'].map((ink): [string, string, number] => [ink, 'muted', text]),
  ...statuses.map((status): [string, string, number] => [status, `${status}-soft`, text]),
  ...['keyword', 'string', 'number', 'comment', 'name'].map((name): [string, string, number] => [
    `syntax-${name}`,
    'surface',
    text,
  ]),
  ['on-accent', 'accent', text],
  ['on-accent', 'accent-hover', text],
  ['on-danger', 'danger', text],
  ['on-danger', 'danger-hover', text],
  ['accent-ink', 'accent-soft', text],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, block) => {
  const colours = new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]))

  test.each(pairs)('%s can be told from %s', (ink, ground, ratio) => {
    expect(contrast(colours.get(ink) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(ratio)
  })
})

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
