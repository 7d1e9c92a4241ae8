import { factors as en } from './en/factors.ts'
import { language } from './language.ts'
import { factors as zh } from './zh/factors.ts'

/** Loaded with the few pages that speak of second factors, and not with every page. */
export const factorWords = (): typeof zh => (language() === 'en' ? en : zh)
