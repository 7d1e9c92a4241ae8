import { secretMask } from '../audit/mask-secrets.ts'
import { conflict } from '../errors.ts'
import type { FlowConfig } from '../flows/flow-config.ts'
import type { SecretBox } from '../secret-box.ts'
import { text } from '../text.ts'
import type { JobConfig, JobParam } from './job.ts'
import type { StoredType } from './kinds.ts'
import { mapTexts } from './map-texts.ts'
import { isSealed, jobSecretPlace, seal, unseal } from './sealed-values.ts'
import { listSecrets, withValues } from './secret-paths.ts'

/** A job, or the frozen copy of one. */
export type SecretJob = { job_type: StoredType; config: JobConfig | FlowConfig; params: JobParam[] }
/** As it is kept. `id` is null for what runs once and is no job. */
export type StoredJob = SecretJob & { id: number | null }

/** The same job with its secrets sealed. What is in `stored` already keeps its seal. */
export function sealJob<J extends SecretJob>(box: SecretBox, id: number | null, job: J, stored?: StoredJob): J {
  const keeps = stored && stored.id === id ? sealedTexts(stored) : new Map<string, string>()
  return mapSecrets(job, (value, path) => {
    const place = jobSecretPlace(id, path)
    const before = keeps.get(path)
    if (before !== undefined && isSame(unseal(box, before, place), value)) return before
    return isSealed(value) ? value : seal(box, value, place)
  })
}

/** The same job with its secrets in plain, for whoever carries it out. Throws `conflict` when one does not open. */
export function openJob<J extends SecretJob>(box: SecretBox, id: number | null, job: J): J {
  return mapSecrets(job, (value, path) => open(box, value, id, path))
}

/** What a run was given, in plain. */
export function openParams(
  box: SecretBox,
  id: number | null,
  declared: JobParam[],
  params: Record<string, unknown>,
): Record<string, unknown> {
  return mapParams(declared, params, (value, path) => open(box, value, id, path))
}

export function mapParams(
  declared: JobParam[],
  params: Record<string, unknown>,
  map: (value: unknown, path: string) => unknown,
): Record<string, unknown> {
  const secret = new Set(declared.filter((param) => param.secret).map(({ name }) => name))
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    secret.has(name) ? map(value, paramPath(name)) : value,
  ])
  return Object.fromEntries(entries)
}

/** The same record as people may see it. */
export function hideSecrets<J extends SecretJob>(job: J): J {
  return mapSecrets(job, () => secretMask)
}

/** Any data of jobs as people may see it. */
export function hideSealed<T>(data: T): T {
  return mapTexts(data, (content) => (isSealed(content) ? secretMask : content)) as T
}

/** Whether everything that is marked as a secret is sealed. */
export function hasOnlySealedSecrets(job: SecretJob): boolean {
  let isSo = true
  mapSecrets(job, (value) => {
    isSo &&= isSealed(value)
    return value
  })
  return isSo
}

/** By their paths. */
export function sealedTexts(job: SecretJob): Map<string, string> {
  const texts = new Map<string, string>()
  mapSecrets(job, (value, path) => {
    if (isSealed(value)) texts.set(path, value)
    return value
  })
  return texts
}

/** Replaces each value that is marked as a secret; paths are those within the job, as `config.headers.X-Key` or `params.x`. */
function mapSecrets<J extends SecretJob>(job: J, map: (value: unknown, path: string) => unknown): J {
  const values = listSecrets(job.job_type, job.config).map((entry) => ({
    ...entry,
    value: map(entry.value, `config.${entry.path}`),
  }))
  const params = job.params.map((param) =>
    param.secret && param.default !== undefined
      ? { ...param, default: map(param.default, paramPath(param.name)) as JobParam['default'] }
      : param,
  )
  return { ...job, config: values.length > 0 ? withValues(job.config, values) : job.config, params }
}

function paramPath(name: string): string {
  return `params.${name}`
}

function open(box: SecretBox, value: unknown, id: number | null, path: string): unknown {
  try {
    return unseal(box, value, jobSecretPlace(id, path))
  } catch {
    throw conflict(
      text(
        `任务的密文 ${path} 无法解开，请重新填写`,
        `The secret ${path} of the job cannot be opened; enter it again in the job`,
      ),
    )
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
