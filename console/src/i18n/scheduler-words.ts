import { scheduler as en } from './en/scheduler.ts'
import { language } from './language.ts'
import { scheduler as zh } from './zh/scheduler.ts'

/** Loaded with the dialog that halts the scheduler, and not with every page. */
export const schedulerWords = (): typeof zh => (language() === 'en' ? en : zh)
