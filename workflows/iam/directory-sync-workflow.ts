import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow'
import type { AppliedBatch, DirectoryActivities } from '../../activities/iam/directory-activities.ts'
import type { SyncStatus } from '../../domain/iam/directory/directory-sync.ts'
import type { Text } from '../../domain/text.ts'
import { failure } from '../failures.ts'
import * as messages from './messages.ts'

const { readDirectory } = proxyActivities<DirectoryActivities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '2 minutes',
  retry: { initialInterval: '2 seconds', maximumInterval: '1 minute' },
})
const { planDirectorySync } = proxyActivities<DirectoryActivities>({
  startToCloseTimeout: '15 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})
const { applyDirectoryChanges } = proxyActivities<DirectoryActivities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})
const { confirmDirectorySync, settleDirectorySync } = proxyLocalActivities<DirectoryActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

const patience = '7 days'

/** One sync of a directory: read, work out what would change, wait for a word where one is needed, apply. */
export async function directorySyncWorkflow({ syncId }: messages.DirectorySyncRequest): Promise<SyncStatus> {
  let stage: 'reading' | 'waiting' | 'applying' | 'ended' = 'reading'
  let isCancelled = false
  let end: SyncStatus | undefined
  const work = new CancellationScope()

  setHandler(
    messages.confirmDirectorySync,
    async ({ userId }) => {
      stage = 'applying'
      await confirmDirectorySync({ syncId, userId })
    },
    {
      validator: (_by) => {
        if (stage !== 'waiting' || isCancelled) {
          throw failure('conflict', { zh: '这次同步不在等待确认', en: 'This sync does not wait for a confirmation' })
        }
      },
    },
  )
  setHandler(
    messages.cancelDirectorySync,
    async () => {
      isCancelled = true
      if (stage === 'reading') work.cancel()
      await condition(() => end !== undefined)
      return end ?? 'cancelled'
    },
    {
      validator: (_by) => {
        if (stage === 'ended') throw failure('conflict', { zh: '这次同步已经结束', en: 'This sync has already ended' })
      },
    },
  )

  const outcome = await work.run(story).catch(outcomeOfFault)
  stage = 'ended'
  end = await CancellationScope.nonCancellable(() => settleDirectorySync({ syncId, ...outcome }))
  await condition(allHandlersFinished)
  return end

  async function story(): Promise<Outcome> {
    await readDirectory({ syncId })
    const { status } = await planDirectorySync({ syncId })
    if (status === 'waiting') {
      stage = 'waiting'
      const isDecided = await condition(() => stage === 'applying' || isCancelled, patience)
      if (!isDecided) return { status: 'cancelled', errorMsg: nobodyCame }
      // A confirmation may be on its way to the database.
      await condition(allConfirmed)
    }
    stage = 'applying'
    let next: number | undefined = 0
    while (next !== undefined && !isCancelled) {
      const batch: AppliedBatch = await applyDirectoryChanges({ syncId, afterId: next })
      next = batch.nextAfterId
    }
    return { status: next === undefined ? 'done' : 'cancelled' }
  }

  function allConfirmed(): boolean {
    return isCancelled || allHandlersFinished()
  }
}

type Outcome = { status: 'done' | 'failed' | 'cancelled'; errorMsg?: Text }

function outcomeOfFault(error: unknown): Outcome {
  if (isCancellation(error)) return { status: 'cancelled' }
  const cause = error instanceof ActivityFailure ? error.cause : error
  if (!(cause instanceof ApplicationFailure)) throw error
  const details = cause.details?.[0] as { text?: Text } | undefined
  return { status: 'failed', errorMsg: details?.text ?? { zh: cause.message, en: cause.message } }
}

const nobodyCame: Text = { zh: '七天内无人确认', en: 'Nobody confirmed it within seven days' }
