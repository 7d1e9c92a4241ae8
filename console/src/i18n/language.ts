import { createSignal } from 'solid-js'
import type { Language } from '../../../domain/text.ts'
import { readPreference, writePreference } from '../ui/preferences.ts'
import type { CommonTexts, Dictionary, PartName } from './dictionary.ts'

const commonLoaders: Record<Language, () => Promise<CommonTexts>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
}

/** By the file of each part. */
const partLoaders = import.meta.glob<object>('./*/parts/*.ts')

function loadPart(part: PartName, language: Language): Promise<object> {
  const load = partLoaders[`./${language}/parts/${part}.ts`]
  if (!load) throw new Error(`there are no texts of ${part} in ${language}`)
  return load()
}

type Loaded = { language: Language; dictionary: Dictionary; parts: ReadonlySet<PartName> }

const [loaded, setLoaded] = createSignal<Loaded>()
/** Parts that some page has asked for; they follow when the language changes. */
const wanted = new Set<PartName>()

function current(): Loaded {
  const value = loaded()
  if (!value) throw new Error('The language is loaded before the first component renders.')
  return value
}

/** The texts of the language in use: `t().jobs.title`. Those of a part are there once `loadTexts` has loaded it. */
export const t = (): Dictionary => current().dictionary

export const language = (): Language => current().language

/** The tag for `Intl`, the `lang` attribute and `Accept-Language`. */
export const languageTag = (): string => (language() === 'zh' ? 'zh-CN' : 'en')

export async function useLanguage(next: Language): Promise<void> {
  setLoaded(await load(next))
  document.documentElement.lang = languageTag()
}

/** What a person chose in this browser is used here from now on. */
export async function chooseLanguage(next: Language): Promise<void> {
  writePreference('language', next)
  await useLanguage(next)
}

/** Brings the texts of these parts, in whatever language is used then. */
export async function loadTexts(...parts: PartName[]): Promise<void> {
  for (const part of parts) wanted.add(part)
  // One that somebody else has asked for may still be on its way.
  if (parts.every((part) => current().parts.has(part))) return
  const before = language()
  const next = await load(before)
  if (language() === before) setLoaded(next)
}

/**
 * Everything that is wanted when it is there; what was loaded before comes from the browser's memory. So whoever is later
 * brings all that whoever was earlier has brought.
 */
async function load(next: Language): Promise<Loaded> {
  for (;;) {
    const parts = [...wanted]
    const [common, ...texts] = await Promise.all([commonLoaders[next](), ...parts.map((part) => loadPart(part, next))])
    if (parts.length === wanted.size) {
      return { language: next, dictionary: withAll(common, texts), parts: new Set(parts) }
    }
  }
}

// A part that no page has asked for is not there, and nobody reads it.
function withAll(common: CommonTexts, parts: object[]): Dictionary {
  return Object.assign({}, common, ...parts) as Dictionary
}

export function preferredLanguage(): Language {
  return readPreference('language') === 'en' ? 'en' : 'zh'
}
