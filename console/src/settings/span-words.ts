import { languageTag } from '../i18n/language.ts'

/** `30 分钟`, `8 hours`, `1 小时 30 分钟`: a span of minutes in whole words, for sentences. */
export function spanInWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => named(count, unit))
    .join(' ')
}

function named(count: number, unit: 'day' | 'hour' | 'minute'): string {
  const format = new Intl.NumberFormat(languageTag(), { style: 'unit', unit, unitDisplay: 'long' })
  // Chinese sets a space between figures and words; Intl leaves it out.
  return format.format(count).replaceAll(/(\d)(?=\p{Script=Han})/gu, '$1 ')
}
