import { readdirSync } from 'node:fs'
import type { Dictionary } from '../src/i18n/dictionary.ts'
import { en as enCommon } from '../src/i18n/en/index.ts'
import { zh as zhCommon } from '../src/i18n/zh/index.ts'

/** What a person may read on any page, to find it there. */
export const zh: Dictionary = { ...zhCommon, ...(await partsIn('zh')) }
export const en: Dictionary = { ...enCommon, ...(await partsIn('en')) }

async function partsIn(language: 'zh' | 'en'): Promise<Dictionary> {
  const folder = new URL(`../src/i18n/${language}/parts/`, import.meta.url)
  const parts = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)))
  return Object.assign({}, ...parts)
}
