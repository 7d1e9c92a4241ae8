/** A sentence in the two languages of the product, both written by hand. */
export type Text = { zh: string; en: string }

export type Language = keyof Text

/** The language as `Intl` knows it. */
export function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en'
}

export function text(zh: string, en: string): Text {
  return { zh, en }
}

/** Picks from an `Accept-Language` header by its order and weights; Chinese when nothing fits. */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const weight = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find((found) => found !== undefined)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    if (tag.startsWith('en')) return 'en'
    if (tag.startsWith('zh')) return 'zh'
  }
  return 'zh'
}
