import { createSignal } from 'solid-js'
import type { Language } from '../../../domain/text.ts'
import { readPreference, writePreference } from '../ui/preferences.ts'
import type { CommonTexts, Dictionary, PartName, TextParts } from './dictionary.ts'

const commonLoaders: Record<Language, () => Promise<CommonTexts>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
}

type PartLoaders = { [N in PartName]: Record<Language, () => Promise<TextParts[N]>> }
const partLoaders: PartLoaders = {
  access: { zh: () => import('./zh/parts/access.ts'), en: () => import('./en/parts/access.ts') },
  account: { zh: () => import('./zh/parts/account.ts'), en: () => import('./en/parts/account.ts') },
  'approval-form': {
    zh: () => import('./zh/parts/approval-form.ts'),
    en: () => import('./en/parts/approval-form.ts'),
  },
  'approval-people': {
    zh: () => import('./zh/parts/approval-people.ts'),
    en: () => import('./en/parts/approval-people.ts'),
  },
  approvals: { zh: () => import('./zh/parts/approvals.ts'), en: () => import('./en/parts/approvals.ts') },
  designer: { zh: () => import('./zh/parts/designer.ts'), en: () => import('./en/parts/designer.ts') },
  diagram: { zh: () => import('./zh/parts/diagram.ts'), en: () => import('./en/parts/diagram.ts') },
  'flow-list': { zh: () => import('./zh/parts/flow-list.ts'), en: () => import('./en/parts/flow-list.ts') },
  flows: { zh: () => import('./zh/parts/flows.ts'), en: () => import('./en/parts/flows.ts') },
  'flow-runs': { zh: () => import('./zh/parts/flow-runs.ts'), en: () => import('./en/parts/flow-runs.ts') },
  home: { zh: () => import('./zh/parts/home.ts'), en: () => import('./en/parts/home.ts') },
  'form-designer': {
    zh: () => import('./zh/parts/form-designer.ts'),
    en: () => import('./en/parts/form-designer.ts'),
  },
  'job-kinds': { zh: () => import('./zh/parts/job-kinds.ts'), en: () => import('./en/parts/job-kinds.ts') },
  jobs: { zh: () => import('./zh/parts/jobs.ts'), en: () => import('./en/parts/jobs.ts') },
  log: { zh: () => import('./zh/parts/log.ts'), en: () => import('./en/parts/log.ts') },
  logs: { zh: () => import('./zh/parts/logs.ts'), en: () => import('./en/parts/logs.ts') },
  messages: { zh: () => import('./zh/parts/messages.ts'), en: () => import('./en/parts/messages.ts') },
  migration: { zh: () => import('./zh/parts/migration.ts'), en: () => import('./en/parts/migration.ts') },
  rehearsal: { zh: () => import('./zh/parts/rehearsal.ts'), en: () => import('./en/parts/rehearsal.ts') },
  settings: { zh: () => import('./zh/parts/settings.ts'), en: () => import('./en/parts/settings.ts') },
  'workflow-designer': {
    zh: () => import('./zh/parts/workflow-designer.ts'),
    en: () => import('./en/parts/workflow-designer.ts'),
  },
  workflows: { zh: () => import('./zh/parts/workflows.ts'), en: () => import('./en/parts/workflows.ts') },
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
    const [common, ...texts] = await Promise.all([
      commonLoaders[next](),
      ...parts.map((part) => partLoaders[part][next]()),
    ])
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
