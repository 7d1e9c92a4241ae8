export const notifications = {
  title: '通知',
  markRead: '标为已读',
  markAllRead: '全部标为已读',
  unreadOnly: '只看未读',
  all: '全部',
  types: { system: '系统', approval: '审批', task: '任务', alert: '告警' },
  emptyTitle: '没有通知',
  emptyBody: '任务失败、系统公告等与你有关的消息会出现在这里。',
  emptyUnread: '没有未读通知',
  markFailed: '没能标为已读',
  open: '查看详情',
}
