export const errors = {
  titles: {
    offline: '连接不上服务器',
    forbidden: '没有查看权限',
    fault: '没能加载出来',
  },
  unreachable: '服务器没有响应。请检查网络，稍后再试。',
  unreadable: (status: number) => `服务器的回答无法识别（HTTP ${status}）。请稍后再试；若一直如此，请联系管理员。`,
  askAdministrator: '如果工作需要，请联系管理员开通。',
  notFoundTitle: '没有这个页面',
  notFoundBody: '地址可能有误，或者它已经被移走。',
  backHome: '回到工作台',
  crashTitle: '这一页出错了',
  crashBody: '其他页面不受影响。可以重试；若一直如此，请把下面的信息发给管理员。',
  offlineBanner: '网络已断开，页面上的内容可能不是最新的。',
  onlineAgain: '网络已恢复',
}
