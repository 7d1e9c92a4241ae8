import { datasources as en } from './en/datasources.ts'
import { language } from './language.ts'
import { datasources as zh } from './zh/datasources.ts'

/** Loaded with the pages of data sources, and not with every page. */
export const datasourceWords = (): typeof zh => (language() === 'en' ? en : zh)
