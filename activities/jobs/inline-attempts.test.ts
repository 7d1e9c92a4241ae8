import { MockActivityEnvironment } from '@temporalio/testing'
import { describe, expect, test } from 'vitest'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { onlyProblems } from '../../tooling/testing/worker-log.ts'
import type { AttemptLife } from './activity-life.ts'
import { createInlineAttempts } from './inline-attempts.ts'

const environment = () => new MockActivityEnvironment({}, { logger: onlyProblems })
const attempt = { runId: 7, scheduledAt: '2026-11-26T00:00:00.000Z', attempt: 1 }
const done: AttemptOutcome = { status: 'success', retryable: false }

/** Attempts that end when the test says so. */
function scene(options: { inlineMs?: number; leaseMs?: number; graceMs?: number; isLeaving?: () => boolean } = {}) {
  const end = Promise.withResolvers<AttemptOutcome>()
  const begun = Promise.withResolvers<AttemptLife>()
  let runs = 0
  async function runHttpJob(_attempt: unknown, life: AttemptLife): Promise<AttemptOutcome> {
    runs++
    begun.resolve(life)
    life.signal.addEventListener('abort', () => end.reject(life.stopped()))
    return end.promise
  }
  const inline = createInlineAttempts(
    { runHttpJob: runHttpJob as never },
    { heldAt: 'ops:mine', inlineMs: 20, ...options },
  )
  return {
    runs: () => runs,
    end: end.resolve,
    ended: end.promise,
    begun: begun.promise,
    begin: (env = environment()) => env.run(inline.runInline, { activity: 'runHttpJob', attempt } as const),
    wait: (env = environment()) => env.run(inline.awaitHeld, attempt),
    other: () => environment().run(inline.runInline, { activity: 'runSqlJob', attempt } as const),
  }
}

test('what is answered in a moment is answered inline', async () => {
  const { begin, end } = scene({ inlineMs: 10_000 })
  const begun = begin()
  end(done)
  expect(await begun).toEqual(done)
})

test('a kind that this process does not carry out is for others', async () => {
  expect(await scene().other()).toBeNull()
})

describe('what takes longer', () => {
  test('is held, and given to whoever waits for it', async () => {
    const { begin, wait, end } = scene()
    expect(await begin()).toEqual({ heldAt: 'ops:mine' })
    const waiting = wait()
    end(done)
    expect(await waiting).toEqual(done)
    await expect(wait()).rejects.toMatchObject({ type: 'not_held', nonRetryable: true })
  })

  test('is given also when it has ended before somebody waits', async () => {
    const { begin, wait, end } = scene()
    await begin()
    end(done)
    expect(await wait()).toEqual(done)
  })

  test('goes on when the step that began it has ended', async () => {
    const { begin, wait, end, begun } = scene()
    const step = environment()
    await begin(step)
    step.cancel('CANCELLED', { cancelRequested: true } as never)
    expect((await begun).signal.aborted).toBe(false)
    end(done)
    expect(await wait()).toEqual(done)
  })

  test('stops when whoever waits for it is cancelled, and says so', async () => {
    const { begin, wait } = scene()
    await begin()
    const waiter = environment()
    const waiting = wait(waiter)
    waiter.cancel('CANCELLED', { cancelRequested: true } as never)
    await expect(waiting).rejects.toMatchObject({ name: 'CancelledFailure' })
  })

  test('that is begun again by a step that is done again stops the one before', async () => {
    const { begin, wait, ended, runs } = scene({ leaseMs: 10_000 })
    await begin()
    await begin()
    expect(runs()).toBe(2)
    await expect(ended).rejects.toMatchObject({ type: 'not_held' })
    await expect(wait()).rejects.toMatchObject({ type: 'not_held' })
  })

  test('stops when nobody waits for it within its lease', async () => {
    const { begin, wait, ended } = scene({ leaseMs: 20 })
    await begin()
    await expect(ended).rejects.toMatchObject({ type: 'not_held' })
    await expect(wait()).rejects.toMatchObject({ type: 'not_held' })
  })

  test('is waited for to its end by a process that stops', async () => {
    const { begin, end, begun } = scene({ isLeaving: () => true, graceMs: 10_000 })
    const beginning = begin()
    await begun
    setTimeout(() => end(done), 60)
    expect(await beginning).toEqual(done)
  })

  test('is stopped, for another to take up, when such a process has waited long enough', async () => {
    const { begin } = scene({ isLeaving: () => true, graceMs: 20 })
    await expect(begin()).rejects.toMatchObject({ type: 'stopped', nonRetryable: false })
  })
})

test('a step that is stopped stops what it began, for another to take up', async () => {
  const { begin, begun } = scene({ inlineMs: 10_000 })
  const step = environment()
  const beginning = begin(step)
  await begun
  step.cancel('WORKER_SHUTDOWN', { workerShutdown: true } as never)
  await expect(beginning).rejects.toMatchObject({ type: 'stopped', nonRetryable: false })
})
