import { watch as en } from './en/watch.ts'
import { language } from './language.ts'
import { watch as zh } from './zh/watch.ts'

/** Loaded with what shows alerts and durations, and not with every page. */
export const watchWords = (): typeof zh => (language() === 'en' ? en : zh)
