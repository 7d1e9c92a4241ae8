import { robots as en } from './en/robots.ts'
import { language } from './language.ts'
import { robots as zh } from './zh/robots.ts'

/** Loaded with the pages of robots, and not with every page. */
export const robotWords = (): typeof zh => (language() === 'en' ? en : zh)
