import { carrying as en } from './en/carrying.ts'
import { language } from './language.ts'
import { carrying as zh } from './zh/carrying.ts'

/** Loaded with the fields that they are about. */
export const carryingWords = (): typeof zh => (language() === 'en' ? en : zh)
