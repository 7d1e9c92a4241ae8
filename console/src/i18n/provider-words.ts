import { providers as en } from './en/providers.ts'
import { language } from './language.ts'
import { providers as zh } from './zh/providers.ts'

/** Loaded with the pages of sign-in providers, and not with every page. */
export const providerWords = (): typeof zh => (language() === 'en' ? en : zh)
