import { DomainError } from '../errors.ts'
import { text } from '../text.ts'
import type { FrozenJob } from './job.ts'
import { type HttpConfig, httpConfig, type ScriptConfig, scriptConfig } from './kinds.ts'
import { type PlaceholderContext, renderJson, renderPlaceholders, renderScript } from './placeholder-rules.ts'

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
