import { backfill as en } from './en/backfill.ts'
import { language } from './language.ts'
import { backfill as zh } from './zh/backfill.ts'

/** Loaded with the pages of backfills, and not with every page. */
export const backfillWords = (): typeof zh => (language() === 'en' ? en : zh)
