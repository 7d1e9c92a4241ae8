import { DomainError } from '../errors.ts'
import { text } from '../text.ts'
import type { FrozenJob } from './job.ts'
import { type HttpConfig, httpConfig, type ScriptConfig, scriptConfig } from './kinds.ts'
import { renderPlaceholders } from './placeholder-rules.ts'

/** What the placeholders of a run are filled from. */
export type RunPlan = {
  runId: number
  jobId: number | null
  scheduledAt: Date
  startTime: Date
  definition: FrozenJob
  params: Record<string, unknown>
}

export function renderHttpConfig(plan: RunPlan): HttpConfig {
  return checked(httpConfig.safeParse(renderPlaceholders(plan.definition.config, plan)))
}

export function renderScriptConfig(plan: RunPlan): ScriptConfig {
  return checked(scriptConfig.safeParse(renderPlaceholders(plan.definition.config, plan)))
}

function checked<T>(
  parsed:
    | { success: true; data: T }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } },
): T {
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = `config.${issue?.path.join('.')}: ${issue?.message}`
  throw new DomainError(
    'placeholder',
    text(`填入参数后配置无效（${where}）`, `With its parameters filled in, the configuration is not valid (${where})`),
  )
}
