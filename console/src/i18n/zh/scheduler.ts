export const scheduler = {
  title: '熔断整个调度？',
  body: '所有任务立即停止自动运行，手动运行、重跑和补数也会被拒绝。任务本身不会改动，恢复后照旧运行；熔断期间错过的每一次都会留下“已熔断”的记录。',
  reason: '原因',
  reasonHelp: '每个人都会在页面顶部看到。',
  cancelRunning: (count: number) => (count === 0 ? '取消正在运行的（现在没有）' : `同时取消正在运行的 ${count} 次运行`),
  cancelRunningHelp: '不勾选则让它们运行完。取消后，已经产生的影响不会撤回。',
  halt: '熔断调度',
  halted: '调度已熔断',
  haltedAndCancelled: (count: number) => `调度已熔断，正在取消 ${count} 次运行`,
  haltFailed: '没能熔断调度',
}
