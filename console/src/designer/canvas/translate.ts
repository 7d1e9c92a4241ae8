import { t } from '../../i18n/language.ts'

/** What bpmn-js itself says to people, in the console's language; its English where it is seen by nobody. */
export function translate(template: string, replacements: Record<string, string> = {}): string {
  const own: Record<string, string> = t().designer.canvas
  const text = own[template] ?? template
  return text.replace(/{([^}]+)}/g, (_, key: string) => replacements[key] ?? `{${key}}`)
}
