import type { DatasourceType } from '../datasources/datasource.ts'
import { DomainError } from '../errors.ts'
import { text } from '../text.ts'
import type { FrozenJob } from './job.ts'
import { type HttpConfig, httpConfig, type ScriptConfig, scriptConfig } from './kinds.ts'
import {
  type PlaceholderContext,
  renderJson,
  renderPlaceholders,
  renderScript,
  requireValue,
} from './placeholder-rules.ts'
import { type RpcConfig, rpcConfig } from './rpc-kind.ts'
import { sqlConfig } from './sql-kind.ts'
import { bindSql, type SqlSource, type SqlStatement } from './sql-statements.ts'

export type RunPlan = PlaceholderContext & { definition: FrozenJob }

/** The configuration of a run with every placeholder filled in. Throws `placeholder` where that is not possible. */
export function renderHttpConfig(plan: RunPlan): HttpConfig {
  const { body, secrets, ...rest } = httpConfig.parse(plan.definition.config)
  const rendered = {
    ...renderPlaceholders(rest, plan),
    ...(body !== undefined && { body: renderJson(body, plan) }),
    ...(secrets && { secrets }),
  }
  return checked(httpConfig.safeParse(rendered))
}

/** Files may be scripts, too: what is filled into them is as harmless as in the script itself. */
export function renderScriptConfig(plan: RunPlan): ScriptConfig {
  const { script, workdir_files, args, env, secrets } = scriptConfig.parse(plan.definition.config)
  const files = Object.entries(workdir_files).map(([name, content]) => [name, renderScript(content, plan)])
  return checked(
    scriptConfig.safeParse({
      script: renderScript(script, plan),
      workdir_files: Object.fromEntries(files),
      ...renderPlaceholders({ args, env }, plan),
      ...(secrets && { secrets }),
    }),
  )
}

export type RenderedSql = { statements: SqlStatement[]; maxRows: number }

/** Values go apart from the text: see `bindSql`. */
export function renderSqlConfig(plan: RunPlan, type: DatasourceType): RenderedSql {
  const { sql, params, max_rows } = sqlConfig.parse(plan.definition.config)
  const own = renderJson(params, plan) as Record<string, unknown>
  const valueFor = (source: SqlSource): unknown => {
    const isOwn = (source.kind === 'named' || source.kind === 'param') && Object.hasOwn(own, source.name)
    if (isOwn) return own[source.name]
    return source.kind === 'named' ? undefined : requireValue(source, plan)
  }
  return { statements: bindSql(sql, Object.keys(own), { valueFor, type }), maxRows: max_rows }
}

/** The address and names are texts, the message keeps types. */
export function renderRpcConfig(plan: RunPlan): RpcConfig {
  const config = rpcConfig.parse(plan.definition.config)
  if (config.protocol === 'temporal') {
    const { args, secrets: _, ...rest } = config
    return checked(rpcConfig.safeParse({ ...renderPlaceholders(rest, plan), args: renderJson(args, plan) }))
  }
  const { message, descriptor, secrets: _, ...rest } = config
  const rendered = { ...renderPlaceholders(rest, plan), message: renderJson(message, plan) }
  return checked(rpcConfig.safeParse({ ...rendered, ...(descriptor && { descriptor }) }))
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } }

function checked<T>(parsed: Parsed<T>): T {
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = `config.${issue?.path.join('.')}: ${issue?.message}`
  throw new DomainError(
    'placeholder',
    text(`填入参数后配置无效（${where}）`, `With its parameters filled in, the configuration is not valid (${where})`),
  )
}
