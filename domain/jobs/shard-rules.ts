import { text } from '../text.ts'
import type { AttemptOutcome } from './attempt.ts'
import type { FrozenJob } from './job.ts'
import type { RunStatus } from './job-status.ts'
import { keptResult } from './result-rules.ts'

export type Shape = { shard_total?: number | null | undefined; broadcast?: boolean | undefined }

/** Whether a run of this definition is carried out by shards, rather than by itself. */
export function isSharded({ shard_total, broadcast }: Shape): boolean {
  return broadcast === true || (shard_total ?? 0) > 0
}

/** What a run is carried out by: as many shards as are asked for, or one on each executor that lives. */
export function shardDefinitions(definition: FrozenJob, liveExecutors: string[]): FrozenJob[] {
  if (definition.broadcast) {
    const shard = { ...definition, broadcast: false, shard_total: liveExecutors.length }
    return liveExecutors.map((executor) => ({ ...shard, executor_instance: executor }))
  }
  return Array.from({ length: definition.shard_total ?? 0 }, () => definition)
}

export type ShardEnd = { shardIndex: number; status: RunStatus; result: unknown }

const named = 20

/** How the whole ended: well when every shard did. Its result is the list of theirs, by index. */
export function outcomeOfShards(shards: ShardEnd[], group: string): AttemptOutcome {
  if (shards.length === 0) {
    const errorMsg = text(`分组 ${group} 里没有存活的执行器`, `No executor of the group ${group} lives`)
    return { status: 'failed', errorMsg, retryable: false }
  }
  const broken = shards.filter(({ status }) => status !== 'success').map(({ shardIndex }) => shardIndex)
  if (broken.length === 0) {
    const result = keptResult(shards.map((shard) => shard.result ?? null)) ?? null
    return { status: 'success', result, retryable: false }
  }
  const list = `${broken.slice(0, named).join(', ')}${broken.length > named ? ' …' : ''}`
  const errorMsg = text(
    `${shards.length} 个分片中有 ${broken.length} 个没有成功：${list}`,
    `${broken.length} of ${shards.length} shards did not succeed: ${list}`,
  )
  return { status: 'failed', errorMsg, retryable: false }
}
