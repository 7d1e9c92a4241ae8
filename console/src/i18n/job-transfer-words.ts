import { jobTransfer as en } from './en/job-transfer.ts'
import { language } from './language.ts'
import { jobTransfer as zh } from './zh/job-transfer.ts'

/** Loaded with the import of jobs, and when jobs are exported. */
export const jobTransferWords = (): typeof zh => (language() === 'en' ? en : zh)
