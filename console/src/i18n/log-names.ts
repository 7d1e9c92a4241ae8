import { logNames as en } from './en/log-names.ts'
import { language } from './language.ts'
import { logNames as zh } from './zh/log-names.ts'

/** What the logs hold by its code, in words; loaded with the logs and not with every page. */
export const logNames = (): typeof zh => (language() === 'en' ? en : zh)
