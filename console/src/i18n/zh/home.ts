export const home = {
  greeting: (hour: number, name: string) =>
    `${hour < 6 ? '夜深了' : hour < 12 ? '早上好' : hour < 14 ? '中午好' : hour < 18 ? '下午好' : '晚上好'}，${name}`,
  today: '今天的运行',
  total: '总数',
  successRate: '成功率',
  allGood: '没有失败的任务',
  allGoodBody: '最近一次运行失败或超时的任务会列在这里。',
  failing: '需要处理',
  running: '正在运行',
  noneRunning: '现在没有任务在运行',
  upcoming: '接下来',
  noneUpcoming: '没有排期中的任务',
  noneToday: '今天还没有运行',
  seeAll: '查看全部',
  noJobs: '还没有可以查看的内容',
  noJobsBody: '你的账号还没有任务的查看权限，请联系管理员开通。',
}
