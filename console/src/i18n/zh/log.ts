export const log = {
  follow: '跟随最新',
  wrap: '自动换行',
  search: '在输出中查找',
  matches: (at: number, total: number) => `${at} / ${total}`,
  noMatch: '没有找到',
  previous: '上一处',
  next: '下一处',
  download: '下载全部输出',
  lines: (count: string) => `${count} 行`,
  truncated: '仅显示最后的部分，完整输出请下载',
}
