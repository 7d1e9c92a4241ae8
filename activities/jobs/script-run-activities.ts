import { Context } from '@temporalio/activity'
import { ApplicationFailure } from '@temporalio/common'
import { type AttemptOutcome, maxResultBytes } from '../../domain/jobs/attempt.ts'
import { parseResult } from '../../domain/jobs/result-rules.ts'
import { createHide } from '../../domain/jobs/secret-words.ts'
import { type Text, text } from '../../domain/text.ts'
import {
  type AttemptPass,
  type ExecutorClient,
  ExecutorRefusal,
  type ScriptAssignment,
} from '../../platform/executor/executor-client.ts'
import { hideInStream } from '../../platform/executor/hide-in-stream.ts'
import { createOutputSender, type OutputSender } from '../../platform/executor/output-sender.ts'
import type { Interpreters } from '../../platform/scripts/interpreters.ts'
import type { ScriptLimits } from '../../platform/scripts/script-limits.ts'
import type { ScriptEnd, ScriptRunner } from '../../platform/scripts/script-runner.ts'
import { activityLife, whileBeating } from './activity-life.ts'

type Deps = {
  client: ExecutorClient
  runner: ScriptRunner
  interpreters: Interpreters
  limits: ScriptLimits
  instance: string
  /** Aborted when this process ends: what still runs is left for another executor to take up. */
  stopping: AbortSignal
  /** Called when a run begins (+1) and ends (-1). */
  onCount?: (change: 1 | -1) => void
}

export type ScriptRunActivities = ReturnType<typeof createScriptRunActivities>

const graceMs = 5000
/** How long the end of a run waits for an api that is away; the activity's own limit lies above. */
const sendRestMs = 45_000
const sendRestWhenStoppingMs = 3000

/** Loaded by the executor: nothing here reaches the database or a secret of the platform. */
export function createScriptRunActivities({
  client,
  runner,
  interpreters,
  limits,
  instance,
  stopping,
  onCount = () => {},
}: Deps) {
  return {
    async runScriptJob(pass: AttemptPass): Promise<AttemptOutcome> {
      const assignment = await claim(client, pass)
      if ('refusal' in assignment) {
        return { status: 'failed', errorMsg: assignment.refusal, retryable: false, executor: instance }
      }
      const interpreter = interpreters[assignment.job_type]
      if (!interpreter) return { status: 'failed', errorMsg: noPython(instance), retryable: false, executor: instance }
      onCount(1)
      try {
        return {
          ...(await whileBeating(activityLife(), () => runAssignment(pass, assignment, interpreter))),
          executor: instance,
        }
      } finally {
        onCount(-1)
      }
    },
  }

  async function runAssignment(
    pass: AttemptPass,
    assignment: ScriptAssignment,
    interpreter: string[],
  ): Promise<AttemptOutcome> {
    const { cancellationSignal } = Context.current()
    const lost = new AbortController()
    const output = createOutputSender({
      send: (chunks, signal) => client.append(pass, assignment.claim, chunks, signal),
      onRefused: (refusal) => lost.abort(refusal),
      capBytes: limits.outputBytes,
    })
    const hiding = { stdout: hideInStream(assignment.secrets), stderr: hideInStream(assignment.secrets) }
    output.say(openingLine(assignment))
    const ended = await runner.run({
      job: { interpreter, ...jobOf(pass, assignment) },
      timeoutMs: assignment.timeout * 1000,
      graceMs,
      signal: AbortSignal.any([cancellationSignal, lost.signal, stopping]),
      onOutput: (stream, chunk) => output.write(stream, hiding[stream].write(chunk)),
    })
    for (const stream of ['stdout', 'stderr'] as const) await output.write(stream, hiding[stream].end())
    const outcome = judge(ended, assignment, output)
    output.say(closingLine(ended))
    await output.finish(stopping.aborted ? sendRestWhenStoppingMs : sendRestMs)
    if (lost.signal.aborted) throw overFailure(lost.signal.reason)
    if (ended.cause === 'cancel') throw activityLife().stopped()
    return outcome
  }

  function openingLine({ claim, job_type, timeout }: ScriptAssignment): string {
    const { kind, network } = runner.isolation
    const apart = kind === 'namespaces' ? 'own namespaces' : 'process only'
    const again = claim > 1 ? `▸ taken up again (${claim}): the executor before did not finish this attempt\n` : ''
    return `${again}▸ ${job_type} · ${instance} · ${apart}, network ${network} · limit ${timeout} s`
  }

  function judge(ended: ScriptEnd, { timeout, secrets }: ScriptAssignment, output: OutputSender): AttemptOutcome {
    if (ended.cause === 'timeout') {
      return {
        status: 'timeout',
        errorMsg: text(`${timeout} 秒内没有结束，已终止`, `Did not end within ${timeout} s and was stopped`),
        retryable: true,
      }
    }
    const failed = failureOf(ended, limits)
    if (failed) return { status: 'failed', errorMsg: failed, retryable: true }
    if (!ended.result) return { status: 'success', result: null, retryable: false }
    if (ended.result.length > maxResultBytes) {
      output.say(`… $OPS_RESULT is longer than ${maxResultBytes / 1024} KB and is not kept`)
      return { status: 'success', result: null, retryable: false }
    }
    const read = parseResult(ended.result)
    if ('fault' in read) return { status: 'failed', errorMsg: read.fault, retryable: false }
    return { status: 'success', result: createHide(secrets).deep(read.value), retryable: false }
  }
}

/** An api that is away is asked again by Temporal; an attempt that is over is over. */
async function claim(client: ExecutorClient, pass: AttemptPass) {
  try {
    return await client.claim(pass)
  } catch (error) {
    if (error instanceof ExecutorRefusal && error.status === 409) throw overFailure(error)
    throw error
  }
}

function jobOf(pass: AttemptPass, assignment: ScriptAssignment) {
  const { job_type, config, timezone, traceparent, idempotency_key, shard_index, shard_total } = assignment
  return {
    script: config.script,
    args: config.args,
    // Python looks beside the script, which is not where the files of the job lie.
    env: job_type === 'python' ? { PYTHONPATH: '.', ...config.env } : config.env,
    files: config.workdir_files,
    about: {
      TZ: timezone,
      OPS_RUN_ID: String(pass.runId),
      OPS_SCHEDULED_TIME: pass.scheduledAt,
      OPS_ATTEMPT: String(pass.attempt),
      OPS_IDEMPOTENCY_KEY: idempotency_key,
      TRACEPARENT: traceparent,
      ...(shard_total && { OPS_SHARD_INDEX: String(shard_index), OPS_SHARD_TOTAL: String(shard_total) }),
    },
  }
}

function noPython(instance: string): Text {
  return text(
    `执行器 ${instance} 上没有可供脚本使用的 Python；请安装 python3，或用 OPS_PYTHON 指定其路径`,
    `The executor ${instance} has no Python that scripts can use: install python3 there, or name one by OPS_PYTHON`,
  )
}

function failureOf({ cause, exitCode, signal }: ScriptEnd, { memoryBytes }: ScriptLimits): Text | undefined {
  if (cause === 'memory') {
    const megabytes = Math.round(memoryBytes / 1024 / 1024)
    return text(`内存超过 ${megabytes} MB，已终止`, `Used more than ${megabytes} MB of memory and was stopped`)
  }
  if (signal) return text(`脚本被信号 ${signal} 终止`, `The script was ended by signal ${signal}`)
  if (exitCode === 0) return undefined
  return text(`脚本以退出码 ${exitCode} 结束`, `The script ended with exit code ${exitCode}`)
}

function closingLine({ cause, exitCode, signal, durationMs }: ScriptEnd): string {
  const how = { exit: signal ?? `exit ${exitCode}`, timeout: 'timeout', cancel: 'stopped', memory: 'out of memory' }[
    cause
  ]
  return `■ ${how} · ${(durationMs / 1000).toFixed(2)} s`
}

function overFailure(error: Error): ApplicationFailure {
  return ApplicationFailure.nonRetryable(error.message, 'conflict')
}
