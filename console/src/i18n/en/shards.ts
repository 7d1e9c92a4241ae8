import type { shards as zh } from '../zh/shards.ts'

export const shards: typeof zh = {
  title: 'Shards',
  progress: (done, total) => `${done} of ${total} succeeded`,
  index: 'Index',
  all: 'All',
  rerun: 'Run this shard again',
  cancel: 'Cancel this shard',
  empty: 'No shard is in this state',
}
