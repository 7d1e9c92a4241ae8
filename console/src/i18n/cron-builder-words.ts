import { cronBuilder as en } from './en/cron-builder.ts'
import { language } from './language.ts'
import { cronBuilder as zh } from './zh/cron-builder.ts'

/** Loaded with the builder, and not with every form. */
export const cronBuilderWords = (): typeof zh => (language() === 'en' ? en : zh)
