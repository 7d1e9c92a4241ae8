import { secretMask } from '../audit/mask-secrets.ts'
import type { FieldError } from '../errors.ts'
import { text } from '../text.ts'
import type { JobInput, JobParam } from './job.ts'
import { mapTexts } from './map-texts.ts'
import { checkPlaceholders } from './placeholder-rules.ts'
import { splitPlaceholders } from './placeholder-syntax.ts'
import type { RpcConfig } from './rpc-kind.ts'
import { checkRpc } from './rpc-rules.ts'

/** What is wrong with the configuration of a job, and with the defaults of its parameters, beyond their shape. */
export function configErrors(job: JobInput): FieldError[] {
  const params = job.params.map(withoutMask)
  const config = { ...job.config, secrets: undefined }
  if (job.job_type === 'rpc') {
    return [...checkPlaceholders(config, params), ...checkRpc(job.config), ...openSecretErrors(job.config, params)]
  }
  if (job.job_type !== 'sql') return checkPlaceholders(config, params)
  // The text may name values of its own as parameters; these values themselves may not.
  const own = Object.keys(job.config.params).map(
    (name) => ({ name, type: 'json', required: false, secret: false }) as const,
  )
  const declared = params.map(({ default: _, ...param }) => param)
  return [
    ...checkPlaceholders({ ...config, params: undefined }, [...params, ...own]),
    ...checkPlaceholders({ params: job.config.params }, declared),
  ]
}

/** The mask, which stands for what is stored, is of any type. */
function withoutMask(param: JobParam): JobParam {
  if (!param.secret || param.default !== secretMask) return param
  const { default: _mask, ...rest } = param
  return rest
}

/** What a worker of somebody else is asked lies in Temporal's history, where that worker can read it: in plain. */
function openSecretErrors(config: RpcConfig, params: JobParam[]): FieldError[] {
  if (config.protocol !== 'temporal') return []
  const secret = new Set(params.filter((param) => param.secret).map(({ name }) => name))
  const errors: FieldError[] = []
  mapTexts(config.args, (content) => {
    for (const part of splitPlaceholders(content)) {
      if (typeof part === 'string' || part.kind !== 'param' || !secret.has(part.name)) continue
      errors.push({ field: 'config.args', message: staysReadable(part.source) })
    }
  })
  return errors
}

const staysReadable = (source: string) =>
  text(
    `${source} 是保密参数：自有 worker 的参数以明文留在 Temporal 的历史里，请让 worker 自己取密文`,
    `${source} is secret, and what a worker of your own is asked stays readable in Temporal’s history: let the worker fetch the secret itself`,
  )
