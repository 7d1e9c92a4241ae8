import type { Db } from '../../db/database.ts'
import { insertJob } from '../../db/jobs/job-queries.ts'
import { insertRun, type NewRun, type RunKey } from '../../db/jobs/run-queries.ts'
import { runSettled } from '../../db/jobs/run-settled.ts'
import { type EndedRun, settleOpenRun } from '../../db/jobs/settle-open-run.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { text } from '../../domain/text.ts'

type Ended = 'success' | 'failed' | 'timeout' | 'cancelled'
export type SettledRuns = ReturnType<typeof settledRuns>

/** Runs of a job that end as a test says, each due at a minute of its own, and what is said about them. */
export function settledRuns(db: Db, fields: Record<string, unknown> = {}) {
  const parse = (own: Record<string, unknown>) =>
    jobInput.parse({ name: '月末对账', job_type: 'http', config: { url: 'http://example.com/' }, ...fields, ...own })
  let jobId: number | null = null
  let minutes = 0

  let last: EndedRun | undefined

  return { makeUser, makeJob, open, settle, settleAgain, ended, said }

  async function makeUser(username: string, name: string): Promise<number> {
    const user = { username, name, email: `${username}@example.com` }
    return (await db.insertInto('user').values(user).returning('id').executeTakeFirstOrThrow()).id
  }

  /** From now on runs are of this one. */
  async function makeJob(userId: number, own: Record<string, unknown> = {}): Promise<number> {
    const input = parse({ name: `月末对账 ${++minutes}`, ...own })
    const job = await db.transaction().execute((tx) => insertJob(tx, input, { userId, departmentId: null }))
    jobId = job.id
    return job.id
  }

  async function open(change: Partial<NewRun> = {}): Promise<RunKey> {
    const run = await db.transaction().execute((tx) =>
      insertRun(tx, {
        jobId,
        definition: freezeJob(parse({})),
        params: {},
        trigger: 'manual',
        traceId: 'f'.repeat(32),
        scheduledAt: new Date(Date.UTC(2026, 10, 24, 2, ++minutes)),
        ...change,
      }),
    )
    if (!run) throw new Error('the run was not made')
    return { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }
  }

  async function settle(key: RunKey, status: Ended): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const errorMsg = status === 'success' ? null : text('连接被拒绝', 'connection refused')
      const settled = await settleOpenRun(tx, key, { status, errorMsg })
      if (settled) await runSettled(tx, settled)
      last = settled ?? last
    })
  }

  /** As if the answer to the last one had been lost. */
  async function settleAgain(): Promise<void> {
    if (last) await db.transaction().execute((tx) => runSettled(tx, last as EndedRun))
  }

  async function ended(status: Ended, change: Partial<NewRun> = {}): Promise<RunKey> {
    const key = await open(change)
    await settle(key, status)
    return key
  }

  /** Template, channel and recipient of each message since the last time that all were deleted. */
  async function said(): Promise<string[]> {
    const columns = ['template_code', 'channel', 'recipient'] as const
    const rows = await db.selectFrom('message_log').select(columns).orderBy('id').execute()
    return rows.map(({ template_code, channel, recipient }) => `${template_code} ${channel} ${recipient}`)
  }
}
