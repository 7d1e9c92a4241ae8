export const carrying = {
  title: '怎样执行',
  priorityHelp: '执行能力不足、任务排队时，数字小的先开始。',
  priorities: { 1: '1 最先：比其他都急', 2: '2 较先', 3: '3 普通', 4: '4 较后', 5: '5 最后：有空再做' },
  carriedBy: '分片',
  ways: { one: '不分片', shards: '固定分片数', broadcast: '广播' },
  shards: (count: number) => `${count} 个分片`,
  wayHelp: {
    one: '一次运行做完全部',
    shards: '拆成几份同时做，每份知道自己的序号',
    broadcast: '分组里每台在线的执行器各做一份',
  },
  scriptsOnly: '只有脚本任务可以广播',
  shardTotalHelp:
    '运行内容里用 {shardIndex}（从 0 起）和 {shardTotal} 取数；脚本里是 $OPS_SHARD_INDEX、$OPS_SHARD_TOTAL。',
  groupHelp: '由这个分组的执行器运行脚本。',
  newGroup: '其他分组',
  load: (live: number, running: number, slots: number) =>
    `${live} 台在线，正在运行 ${running}${slots > 0 ? ` / ${slots}` : ''}`,
  allDraining: (count: number) => `${count} 台，都在排空`,
  nobody: (group: string) => `分组“${group}”现在没有在线的执行器，任务会一直等到有一台上线。`,
}
