import { t } from './language.ts'

/** What the logs hold by its code, in words; for pages that ask for the texts `logs`. */
export const logNames = () => t().logNames
