import { setTimeout as wait } from 'node:timers/promises'
import { openDatasourcePassword } from '../../db/datasources/datasource-queries.ts'
import type { AttemptPlan } from '../../db/jobs/attempt-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { maxResultBytes } from '../../domain/jobs/attempt.ts'
import { keptResult, storableResult } from '../../domain/jobs/result-rules.ts'
import { type RenderedSql, renderSqlConfig } from '../../domain/jobs/run-config.ts'
import type { Hide } from '../../domain/jobs/secret-words.ts'
import { sqlConfig } from '../../domain/jobs/sql-kind.ts'
import { sqlResult } from '../../domain/jobs/sql-result.ts'
import { tableText } from '../../domain/jobs/table-text.ts'
import { text } from '../../domain/text.ts'
import { createDatasourceTurns } from '../../platform/datasources/datasource-turns.ts'
import { SqlFailure } from '../../platform/datasources/sql-failure.ts'
import {
  openSqlSession,
  type SqlAnswer,
  type SqlSession,
  type SqlTarget,
} from '../../platform/datasources/sql-session.ts'
import type { AddressGate } from '../../platform/egress/address-gate.ts'
import { unlessAborted } from '../../platform/unless-aborted.ts'
import { type AttemptLife, activityLife } from './activity-life.ts'
import { datasourceOfRun } from './datasource-of-run.ts'
import { type AttemptDeps, type Doing, performAttempt, type WorkerAttempt } from './worker-attempt.ts'

export type SqlRunActivities = ReturnType<typeof createSqlRunActivities>

type SqlDeps = AttemptDeps & { gate: AddressGate }
type Prepared = RenderedSql & {
  id: number
  name: string
  target: SqlTarget
  mostConnections: number
  timeoutMs: number
  runId: number
}

type Telling = Omit<Doing, 'signal'>

const maxReadBytes = 4 * 1024 * 1024
/** How long a server gets to give up what it was told to stop. */
const stopGraceMs = 5000

export function createSqlRunActivities({ gate, ...deps }: SqlDeps) {
  const inTurn = createDatasourceTurns()

  return {
    runSqlJob(attempt: WorkerAttempt, life: AttemptLife = activityLife()): Promise<AttemptOutcome> {
      return performAttempt<Prepared>(deps, attempt, life, {
        async prepare(plan) {
          const { datasource_id } = sqlConfig.parse(plan.definition.config)
          const datasource = await datasourceOfRun(deps.db, plan, datasource_id)
          return preparedOf(plan, datasource, openDatasourcePassword(deps.secrets, datasource))
        },
        opening: ({ name, target, statements }) =>
          `→ ${name} · ${target.type} ${target.host}:${target.port}/${target.database_name} · ${counted(statements.length, 'statement')}\n`,
        run: (prepared, doing) => withinTime(prepared, doing),
        outcomeOf,
      })
    },
  }

  /** Everything together, waiting for a free connection included, has the time of the attempt. */
  async function withinTime(prepared: Prepared, { signal, ...telling }: Doing) {
    const deadline = AbortSignal.timeout(prepared.timeoutMs)
    const ended = AbortSignal.any([signal, deadline])
    try {
      return await inTurn({ id: prepared.id, max: prepared.mostConnections }, ended, () =>
        ask(prepared, ended, telling),
      )
    } catch (error) {
      if (deadline.aborted && !signal.aborted) throw timedOut(prepared.timeoutMs)
      throw error
    }
  }

  async function ask(prepared: Prepared, ended: AbortSignal, telling: Telling) {
    const { target, timeoutMs, runId } = prepared
    const opening = openSqlSession(target, { gate, timeoutMs, applicationName: `ops-run-${runId}` })
    const session = await unlessAborted(opening, ended).catch((error: unknown) => {
      void opening.then((late) => late.close()).catch(() => {})
      throw error
    })
    try {
      return await unlessEnded(session, ended, () => converse(session, prepared, telling))
    } finally {
      await session.close()
    }
  }
}

function preparedOf(
  plan: AttemptPlan,
  datasource: Awaited<ReturnType<typeof datasourceOfRun>>,
  password: string | undefined,
): Prepared {
  const { id, name, type, host, port, database_name, username, extra_config, pool } = datasource
  return {
    ...renderSqlConfig(plan, type),
    ...{ id, name, mostConnections: pool.max },
    target: { type, host, port, database_name, username, password, extra_config },
    timeoutMs: plan.definition.timeout * 1000,
    runId: plan.runId,
  }
}

async function converse(session: SqlSession, { statements, maxRows, target }: Prepared, { say, hide }: Telling) {
  await say(`· ${session.serverVersion}\n`)
  const isTogether = statements.length > 1 || target.extra_config.read_only
  const answers: SqlAnswer[] = []
  if (isTogether) await session.begin()
  for (const statement of statements) {
    await say(`▸ ${hide(statement.text).slice(0, 2000)}\n`)
    const startedAt = performance.now()
    const answer = await session.run(statement, { maxRows, maxBytes: maxReadBytes })
    answers.push(answer)
    await say(answerLines(answer, { maxRows, ms: Math.round(performance.now() - startedAt), hide }))
  }
  if (isTogether) await session.commit()
  return judge(sqlResult(answers))
}

function judge(value: unknown): { outcome: AttemptOutcome; lines?: string } {
  const read = storableResult(value)
  if ('fault' in read) return { outcome: { status: 'failed', errorMsg: read.fault, retryable: false } }
  const result = keptResult(read.value)
  const isKept = result !== undefined
  return {
    outcome: { status: 'success', result: isKept ? result : null, retryable: false },
    ...(!isKept && { lines: `… the result is longer than ${maxResultBytes / 1024} KB and is not kept\n` }),
  }
}

/** The server is told to stop too: a connection that breaks alone may leave it working. */
async function unlessEnded<T>(session: SqlSession, ended: AbortSignal, talk: () => Promise<T>): Promise<T> {
  ended.throwIfAborted()
  const talking = talk()
  const stopped = Promise.withResolvers<never>()
  const stop = () => {
    const grace = wait(stopGraceMs)
    void Promise.race([session.stop().then(() => talking), grace])
      .catch(() => {})
      .finally(() => stopped.reject(ended.reason))
  }
  ended.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([talking, stopped.promise])
  } finally {
    ended.removeEventListener('abort', stop)
    talking.catch(() => {})
  }
}

function answerLines(
  { columns, rows, isCut, affected, command }: SqlAnswer,
  { maxRows, ms, hide }: { maxRows: number; ms: number; hide: Hide },
): string {
  const time = `${ms} ms`
  if (columns.length === 0) {
    const what = affected === null ? command.toLowerCase() || 'done' : `${counted(affected, 'row')} affected`
    return `← ${what} · ${time}\n`
  }
  const cut = isCut ? ` · cut: more rows than are read (max_rows ${maxRows})` : ''
  return `← ${counted(rows.length, 'row')} · ${time}${cut}\n${tableText(columns, rows, hide.deep)}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function timedOut(timeoutMs: number): SqlFailure {
  const seconds = timeoutMs / 1000
  return new SqlFailure(
    'timeout',
    text(`${seconds} 秒内没有完成，已在数据库上终止`, `Did not end within ${seconds} s and was stopped on the server`),
    { retryable: true },
  )
}

function outcomeOf(error: unknown): AttemptOutcome {
  if (!(error instanceof SqlFailure)) throw error
  const isTimeout = error.kind === 'timeout' || error.kind === 'stopped'
  return { status: isTimeout ? 'timeout' : 'failed', errorMsg: error.text, retryable: error.retryable }
}
