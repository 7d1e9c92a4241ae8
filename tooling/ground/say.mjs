import { inLanguage } from './failure.mjs'
import { sentences } from './sentences.mjs'

/** @typedef {keyof typeof sentences} Sentence */
/** @typedef {import('./failure.mjs').Values} Values */

const quietMs = 1_500

/**
 * @param {Sentence} sentence
 * @param {Values} [values]
 */
export function say(sentence, values) {
  console.log(sentenceOf(sentence, values))
}

/**
 * @param {Sentence} sentence
 * @param {Values} [values]
 */
export function sentenceOf(sentence, values) {
  return inLanguage(sentences[sentence], values)
}

/**
 * Does the work, then prints what was done and how long it took. Work that takes longer is announced meanwhile.
 * @template T
 * @param {Sentence} doing
 * @param {(note: (line: string) => void) => Promise<T>} work `note` shows a line of progress
 * @param {(result: T) => string} done
 * @returns {Promise<T>}
 */
export async function step(doing, work, done) {
  const begin = Date.now()
  const timer = setTimeout(() => console.log(`… ${sentenceOf(doing)}`), quietMs)
  try {
    const result = await work((line) => console.log(`  ${line}`))
    console.log(`✓ ${done(result)} (${seconds(Date.now() - begin)})`)
    return result
  } finally {
    clearTimeout(timer)
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
