import { type Text, text } from '../text.ts'

/** What permissions are about, by the first part of their code. */
export const permissionResources: Readonly<Record<string, Text>> = {
  job: text('任务', 'Jobs'),
  calendar: text('日历', 'Calendars'),
  flow: text('流程', 'Flows'),
  run: text('运行记录', 'Runs'),
  scheduler: text('调度', 'Scheduler'),
  alert: text('告警', 'Alerts'),
  robot: text('群机器人', 'Group robots'),
  datasource: text('数据源', 'Data sources'),
  user: text('用户', 'Users'),
  role: text('角色', 'Roles'),
  department: text('部门', 'Departments'),
  session: text('在线用户', 'Signed-in users'),
  'api-key': text('API 密钥', 'API keys'),
  'identity-provider': text('登录方式', 'Sign-in providers'),
  setting: text('系统设置', 'Settings'),
  message: text('消息', 'Messages'),
  audit: text('操作日志', 'Audit log'),
  'login-log': text('登录日志', 'Sign-in log'),
  'data-change': text('数据变更', 'Data changes'),
  file: text('文件', 'Files'),
  executor: text('执行器', 'Executors'),
  metrics: text('运行指标', 'Metrics'),
  temporal: text('工作流引擎', 'Workflow engine'),
  menu: text('菜单', 'Menus'),
}
