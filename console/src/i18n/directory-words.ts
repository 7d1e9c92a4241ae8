import { directory as en } from './en/directory.ts'
import { language } from './language.ts'
import { directory as zh } from './zh/directory.ts'

/** Loaded with the pages of directory syncs, and not with every page. */
export const directoryWords = (): typeof zh => (language() === 'en' ? en : zh)
