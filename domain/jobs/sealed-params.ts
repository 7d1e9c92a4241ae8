import { secretMask } from '../audit/mask-secrets.ts'
import { invalidFields } from '../errors.ts'
import type { SecretBox } from '../secret-box.ts'
import { text } from '../text.ts'
import { resolveParams } from './placeholder-rules.ts'
import { mapParams, openJob, openParams, type StoredJob } from './sealed-job.ts'
import { isSealed, jobSecretPlace, seal } from './sealed-values.ts'

type Given = {
  job: StoredJob
  /** Undefined takes those of `before`. */
  given: Record<string, unknown> | undefined
  /** The run that is done again: a mask among what is given stands for what it was given. */
  before?: { job: StoredJob; params: Record<string, unknown> } | undefined
}

/**
 * The parameters of a run as they are kept: what `resolveParams` says of what is given, the secret ones sealed. The mask
 * stands for the default, or for what the run before was given.
 */
export function sealedParams(box: SecretBox, { job, given, before }: Given): Record<string, unknown> {
  const { params: declared } = openJob(box, job.id, job)
  const secret = new Set(declared.filter((param) => param.secret).map(({ name }) => name))
  const old = before ? openParams(box, before.job.id, before.job.params, before.params) : {}
  const wasSecret = new Set(before?.job.params.filter((param) => param.secret).map(({ name }) => name))
  const plain = given === undefined ? stillFitting() : withoutMasks(given)
  const resolved = resolveParams(declared, plain)
  return mapParams(declared, resolved, (value, path) => seal(box, value, jobSecretPlace(job.id, path)))

  /** What a run was given of parameters that its job has no more, nobody asked for this time; nor is a secret shown that was one. */
  function stillFitting(): Record<string, unknown> {
    const names = new Set(declared.map(({ name }) => name))
    const fits = (name: string) => names.has(name) && (secret.has(name) || !wasSecret.has(name))
    return Object.fromEntries(Object.entries(old).filter(([name]) => fits(name)))
  }

  function withoutMasks(values: Record<string, unknown>): Record<string, unknown> {
    const faults = Object.keys(values)
      .filter((name) => isSealed(values[name]))
      .map((name) => ({ field: `params.${name}`, message: looksSealed }))
    if (faults.length > 0) throw invalidFields(faults)
    const entries = Object.entries(values).flatMap(([name, value]) => {
      if (!secret.has(name) || value !== secretMask) return [[name, value]]
      return wasSecret.has(name) && Object.hasOwn(old, name) ? [[name, old[name]]] : []
    })
    return Object.fromEntries(entries)
  }
}

export const looksSealed = text(
  '这个值的形式是平台内部保存密文用的',
  'Texts of this form are how the platform keeps secrets',
)
