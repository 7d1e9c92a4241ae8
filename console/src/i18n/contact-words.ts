import { contact as en } from './en/contact.ts'
import { language } from './language.ts'
import { contact as zh } from './zh/contact.ts'

/** Loaded with the profile's part that speaks of addresses and choices, and not with every page. */
export const contactWords = (): typeof zh => (language() === 'en' ? en : zh)
