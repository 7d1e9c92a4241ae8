import { failures } from './failures.mjs'

/** @typedef {import('./failures.mjs').FailureCode} FailureCode */
/** @typedef {Record<string, string | number>} Values */

/** What the user reads when a step cannot be done: one sentence on what happened, one on what to do. */
export class Failure extends Error {
  /**
   * @param {FailureCode} code
   * @param {Values} [values]
   * @param {unknown} [cause]
   */
  constructor(code, values = {}, cause = undefined) {
    const { what, todo } = failures[code]
    super(`${inLanguage(what, values)}\n  ${inLanguage(todo, values)}`, { cause })
    this.name = 'Failure'
    this.code = code
  }
}

/**
 * @param {readonly [en: string, zh: string]} sentence
 * @param {Values} [values] fill the `{name}` places
 */
export function inLanguage([en, zh], values = {}) {
  return (speaksChinese() ? zh : en).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? `{${name}}`))
}

export function speaksChinese(env = process.env) {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('zh')
}

/**
 * Known faults of the machine in the words of the user; anything else passes as it is.
 * @param {unknown} error
 * @param {string} path the file or folder that was being written
 */
export function explainFileError(error, path) {
  const code = /** @type {{ code?: string }} */ (error)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failure('disk_full', { path }, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Failure('not_writable', { path }, error)
  if (code === 'ENOTDIR' || code === 'EEXIST') return new Failure('not_a_folder', { path }, error)
  return error
}
