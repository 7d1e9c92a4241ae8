import { executors as en } from './en/executors.ts'
import { language } from './language.ts'
import { executors as zh } from './zh/executors.ts'

/** Loaded with the page of the executors. */
export const executorWords = (): typeof zh => (language() === 'en' ? en : zh)
