import type { SecretBox, SecretPlace } from '../secret-box.ts'

const mark = 'sealed:'
const shape = /^sealed:v\d+\.[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * How a secret of a job is kept: a text of this shape, which `checkJob` and `sealedParams` refuse from everybody else. It is
 * opened only where the job itself says that a secret stands.
 */
export function isSealed(value: unknown): value is string {
  return typeof value === 'string' && shape.test(value)
}

/**
 * Bound to the job and to the path within it: a sealed value that is moved to another job, or to another name, does not
 * open. Runs carry frozen copies of their job, so they share its places; test runs, which have no job, share one.
 */
export function jobSecretPlace(jobId: number | null, path: string): SecretPlace {
  return { table: 'job', column: path, row: jobId ?? 'test' }
}

export function seal(box: SecretBox, value: unknown, place: SecretPlace): string {
  return mark + box.encrypt(JSON.stringify(value), place)
}

/** What is not sealed, as of jobs that were stored before there were secrets, is given as it is. */
export function unseal(box: SecretBox, value: unknown, place: SecretPlace): unknown {
  return isSealed(value) ? JSON.parse(box.decrypt(boxTextOf(value), place)) : value
}

/** What the secret box itself made of it. */
export function boxTextOf(value: string): string {
  return value.slice(mark.length)
}
