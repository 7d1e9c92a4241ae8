export const session = {
  tagline: '任务、流程、报表、配置与审批，都在一处。',
  starting: '正在确认登录状态',
  startFailed: '暂时无法确认登录状态',
  signOut: '退出登录',
  useOther: '换个账号登录',
}
