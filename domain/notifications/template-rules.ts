import type { Text } from '../text.ts'
import { text } from '../text.ts'

/** How values are made safe for the place that they land in. */
export type Escaping = 'html' | 'markdown' | 'plain' | 'line'

export type TemplateValues = Readonly<Record<string, string | number>>

const longestValue = 4000
const opening = /\$\{/g
const variable = /\$\{([A-Za-z][A-Za-z0-9]{0,49})\}/g

/** What is wrong with a template that may use the named variables; empty when it can be rendered with them. */
export function findTemplateFaults(template: string, known: readonly string[]): Text[] {
  const names = [...template.matchAll(variable)].map(([, name = '']) => name)
  const unknown = [...new Set(names)].filter((name) => !known.includes(name))
  const faults = unknown.map((name) => text(`没有变量 \${${name}}`, `There is no variable \${${name}}`))
  if ([...template.matchAll(opening)].length > names.length) {
    faults.push(text('变量须写作 ${名称}', 'A variable is written ${name}'))
  }
  return faults
}

/** Puts the values in. A variable without a value is an error: nothing is ever sent with a hole in it. */
export function renderTemplate(template: string, values: TemplateValues, escaping: Escaping): string {
  const rendered = template.replaceAll(variable, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`the template wants \${${name}}, which has no value`)
    return escapeValue(cleanValue(String(values[name])), escaping)
  })
  return escaping === 'line' ? oneLine(rendered) : rendered
}

/** Without control characters other than line breaks and tabs: neither a mail nor the database takes them. */
function cleanValue(value: string): string {
  const clean = value
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
  return clean.length <= longestValue ? clean : `${clean.slice(0, longestValue).toWellFormed()}…`
}

function escapeValue(value: string, escaping: Escaping): string {
  if (escaping === 'html') return escapeHtml(value)
  return escaping === 'markdown' ? escapeMarkdown(value) : value
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

const lookAlikes: Record<string, string> = { '[': '［', ']': '］', '<': '＜', '>': '＞', '`': 'ˋ', '*': '∗', '#': '＃' }

/**
 * The vendors' dialects agree on no way of escaping, so what could become a link, a picture, a mention or a tag is
 * written with look-alikes, which mean nothing in any of them.
 */
export function escapeMarkdown(value: string): string {
  return value.replaceAll(/[[\]<>`*#]/g, (character) => lookAlikes[character] ?? '')
}

/** Subjects and titles: at most 200 characters of one line, so that no header can be added behind them. */
function oneLine(value: string): string {
  const line = value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  const characters = [...line]
  return characters.length <= 200 ? line : `${characters.slice(0, 199).join('')}…`
}
