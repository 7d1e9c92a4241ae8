export const shards = {
  title: '分片',
  progress: (done: number, total: number) => `${done} / ${total} 成功`,
  index: '序号',
  all: '全部',
  rerun: '重跑这一片',
  cancel: '取消这一片',
  empty: '没有这种状态的分片',
}
