import { timeline as en } from './en/timeline.ts'
import { language } from './language.ts'
import { timeline as zh } from './zh/timeline.ts'

/** Loaded with the timeline and the month. */
export const timelineWords = (): typeof zh => (language() === 'en' ? en : zh)
