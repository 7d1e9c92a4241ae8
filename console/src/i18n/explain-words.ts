import { explain as en } from './en/explain.ts'
import { language } from './language.ts'
import { explain as zh } from './zh/explain.ts'

/** Loaded with the page that explains rights, and not with every page. */
export const explainWords = (): typeof zh => (language() === 'en' ? en : zh)
