import { createSignal } from 'solid-js'
import type { Language } from '../../../domain/text.ts'
import { readPreference, writePreference } from '../ui/preferences.ts'
import type { Dictionary } from './dictionary.ts'

const loaders: Record<Language, () => Promise<Dictionary>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
}

type Loaded = { language: Language; dictionary: Dictionary }

const [loaded, setLoaded] = createSignal<Loaded>()

function current(): Loaded {
  const value = loaded()
  if (!value) throw new Error('The language is loaded before the first component renders.')
  return value
}

/** The texts of the language in use: `t().jobs.title`. */
export const t = (): Dictionary => current().dictionary

export const language = (): Language => current().language

/** The tag for `Intl`, the `lang` attribute and `Accept-Language`. */
export const languageTag = (): string => (language() === 'zh' ? 'zh-CN' : 'en')

export async function useLanguage(next: Language): Promise<void> {
  const dictionary = await loaders[next]()
  setLoaded({ language: next, dictionary })
  document.documentElement.lang = languageTag()
  writePreference('language', next)
}

export function preferredLanguage(): Language {
  return readPreference('language') === 'en' ? 'en' : 'zh'
}
