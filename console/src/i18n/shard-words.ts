import { shards as en } from './en/shards.ts'
import { language } from './language.ts'
import { shards as zh } from './zh/shards.ts'

/** Loaded with a run that was carried out by shards. */
export const shardWords = (): typeof zh => (language() === 'en' ? en : zh)
