import { userImport as en } from './en/user-import.ts'
import { language } from './language.ts'
import { userImport as zh } from './zh/user-import.ts'

/** Loaded with the page of the import, and not with every page. */
export const importWords = (): typeof zh => (language() === 'en' ? en : zh)
