import { secretMask } from '../audit/mask-secrets.ts'
import { type FieldError, invalidFields } from '../errors.ts'
import type { SecretBox } from '../secret-box.ts'
import { text } from '../text.ts'
import type { JobConfig, JobParam } from './job.ts'
import type { JobType } from './kinds.ts'
import { openJob, type SecretJob, type StoredJob } from './sealed-job.ts'
import { isSealed } from './sealed-values.ts'
import { listEntries, listSecrets, placeOf, secretMaps, withValues } from './secret-paths.ts'

type OwnSecrets = SecretJob & { job_type: JobType; config: JobConfig }

/**
 * A job as somebody sent it, in plain: where the mask stands, with what is stored. Without `stored`, as for a new job and a
 * copy, every secret has to be there. The secrets of its config are named from here on.
 */
export function keepSecrets<J extends OwnSecrets>(box: SecretBox, job: J, stored?: StoredJob): J {
  const before = stored && openJob(box, stored.id, stored)
  const faults = faultsOfPaths(job)
  const isElsewhere = before !== undefined && targetOf(before) !== targetOf(job)
  const keep = (kept: unknown, field: string) => {
    if (kept === undefined) faults.push({ field, message: enterValue })
    else if (isElsewhere) faults.push({ field, message: enterAgain })
    return kept
  }

  const known = valuesOf(before)
  const sealedBefore =
    stored?.job_type === job.job_type
      ? new Set(listSecrets(stored.job_type, stored.config).map(({ path }) => path))
      : new Set<string>()
  const marked = new Set(listSecrets(job.job_type, job.config).map(({ path }) => path))
  const values = listEntries(job.job_type, job.config).flatMap(({ value, ...entry }) => {
    const { path } = entry
    // Rules of columns put back what is stored, as it is stored.
    if (isSealed(value)) marked.add(path)
    const isKept = value === secretMask || isSealed(value)
    if (!isKept) return []
    if (marked.has(path)) return [{ ...entry, value: keep(known.get(path), `config.${path}`) }]
    if (sealedBefore.has(path)) faults.push({ field: `config.${path}`, message: noLongerSecret })
    return []
  })
  const params = job.params.map((param, index) => keepDefault(param, index))
  if (faults.length > 0) throw invalidFields(faults)
  const config = values.length > 0 ? withValues(job.config, values) : job.config
  const names =
    job.config.secrets || marked.size > 0 ? { secrets: [...new Set([...(job.config.secrets ?? []), ...marked])] } : {}
  return { ...job, config: { ...config, ...names }, params }

  function keepDefault(param: JobParam, index: number): JobParam {
    if (param.default !== secretMask && !isSealed(param.default)) return param
    const field = `params.${index}.default`
    const old = before?.params.find(({ name }) => name === param.name)
    if (param.secret)
      return { ...param, default: keep(old?.secret ? old.default : undefined, field) as JobParam['default'] }
    if (old?.secret) faults.push({ field, message: noLongerSecret })
    return param
  }
}

function valuesOf(job: SecretJob | undefined): Map<string, unknown> {
  return new Map(job && listSecrets(job.job_type, job.config).map(({ path, value }) => [path, value]))
}

function faultsOfPaths({ job_type, config }: OwnSecrets): FieldError[] {
  const there = new Set(listEntries(job_type, config).map(({ path }) => path))
  return (config.secrets ?? []).flatMap((path, index) => {
    if (there.has(path)) return []
    const field = `config.secrets.${index}`
    const maps = secretMaps[job_type]
    if (!maps.includes(placeOf(path).map)) {
      const shown = maps.join(', ')
      return [{ field, message: text(`这里可以保密的是 ${shown}`, `What can be secret here stands in ${shown}`) }]
    }
    return [{ field, message: text(`config 中没有 ${path}`, `There is no ${path} in config`) }]
  })
}

/** Where the secrets of a job go: whoever may change a job must not learn them by sending them elsewhere. */
function targetOf({ config }: SecretJob): string | undefined {
  if ('url' in config) return /^[^/?#]*\/\/[^/?#]*/.exec(config.url)?.[0].toLowerCase()
  if ('target' in config) return config.target.toLowerCase()
  return 'datasource_id' in config ? String(config.datasource_id) : undefined
}

const enterValue = text(
  '请填写此密文：复制任务和改名都不会带走它',
  'Enter this secret: neither a copy nor a new name takes it along',
)
const enterAgain = text(
  '地址已改为另一处，请重新填写此密文',
  'The address leads elsewhere now: enter this secret again',
)
const noLongerSecret = text('取消保密时，请重新填写它的值', 'To make this no longer secret, enter its value again')
