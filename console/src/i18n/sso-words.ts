import { sso as en } from './en/sso.ts'
import { language } from './language.ts'
import { sso as zh } from './zh/sso.ts'

/** Loaded with the few pages that speak of identities at providers, and not with every page. */
export const ssoWords = (): typeof zh => (language() === 'en' ? en : zh)
