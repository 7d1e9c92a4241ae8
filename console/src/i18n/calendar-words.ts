import { calendars as en } from './en/calendars.ts'
import { language } from './language.ts'
import { calendars as zh } from './zh/calendars.ts'

/** Loaded with the pages of calendars, and not with every page. */
export const calendarWords = (): typeof zh => (language() === 'en' ? en : zh)
