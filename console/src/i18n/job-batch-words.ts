import { jobBatch as en } from './en/job-batch.ts'
import { language } from './language.ts'
import { jobBatch as zh } from './zh/job-batch.ts'

/** Loaded when something is done to many jobs, and not with their list. */
export const jobBatchWords = (): typeof zh => (language() === 'en' ? en : zh)
