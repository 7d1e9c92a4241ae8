import type { carrying as zh } from '../zh/carrying.ts'

export const carrying: typeof zh = {
  title: 'How it is carried out',
  priorityHelp: 'Where work waits for a free hand, lower numbers start first.',
  priorities: {
    1: '1 first: before everything else',
    2: '2 sooner',
    3: '3 normal',
    4: '4 later',
    5: '5 last: when nothing else waits',
  },
  carriedBy: 'Shards',
  ways: { one: 'One run', shards: 'A number of shards', broadcast: 'Broadcast' },
  shards: (count) => (count === 1 ? '1 shard' : `${count} shards`),
  wayHelp: {
    one: 'A single run does it all',
    shards: 'Split into parts that run at once, each knows its index',
    broadcast: 'One part on each executor of the group that lives',
  },
  scriptsOnly: 'Only script jobs can be broadcast',
  shardTotalHelp:
    'Use {shardIndex} (from 0) and {shardTotal} in what it runs; scripts read $OPS_SHARD_INDEX and $OPS_SHARD_TOTAL.',
  groupHelp: 'Executors of this group run the script.',
  newGroup: 'Another group',
  load: (live, running, slots) =>
    `${live} ${live === 1 ? 'executor lives' : 'executors live'}, ${running}${slots > 0 ? ` of ${slots}` : ''} running`,
  allDraining: (count) => `${count}, all draining`,
  nobody: (group) => `No executor of the group “${group}” lives now: runs wait until one comes.`,
}
