import { type Text, text } from '../text.ts'

export type PermissionKind = 'menu' | 'button' | 'api'

/**
 * Every right there is. `menu` shows an entry of the navigation, `button` changes something, `api` reads;
 * a route is bound to a `button` or an `api` code, never to a `menu` code.
 */
export const permissionCatalogue = [
  { code: 'job:read', kind: 'api', name: text('查看任务', 'View jobs') },
  { code: 'job:write', kind: 'button', name: text('新建和修改任务', 'Create and change jobs') },
  { code: 'job:delete', kind: 'button', name: text('删除任务', 'Delete jobs') },
  { code: 'job:trigger', kind: 'button', name: text('手动运行任务', 'Run jobs by hand') },
  { code: 'job:script', kind: 'button', name: text('编写脚本任务', 'Write script jobs') },
  { code: 'run:read', kind: 'api', name: text('查看运行记录和输出', 'View runs and their output') },
  { code: 'run:cancel', kind: 'button', name: text('取消运行', 'Cancel runs') },
  { code: 'scheduler:halt', kind: 'button', name: text('一键熔断与恢复调度', 'Halt and resume the scheduler') },
  { code: 'user:read', kind: 'api', name: text('查看用户', 'View users') },
  { code: 'user:write', kind: 'button', name: text('管理用户', 'Manage users') },
  { code: 'user:export', kind: 'button', name: text('导出用户', 'Export users') },
  { code: 'role:read', kind: 'api', name: text('查看角色和权限', 'View roles and permissions') },
  { code: 'role:write', kind: 'button', name: text('管理角色', 'Manage roles') },
  { code: 'department:read', kind: 'api', name: text('查看部门', 'View departments') },
  { code: 'department:write', kind: 'button', name: text('管理部门', 'Manage departments') },
  { code: 'session:read', kind: 'api', name: text('查看在线用户', 'View signed-in users') },
  { code: 'session:delete', kind: 'button', name: text('强制用户下线', 'Sign users out') },
  { code: 'api-key:read', kind: 'api', name: text('查看所有 API 密钥', 'View everyone’s API keys') },
  { code: 'api-key:delete', kind: 'button', name: text('吊销所有 API 密钥', 'Revoke everyone’s API keys') },
  { code: 'identity-provider:read', kind: 'api', name: text('查看登录方式', 'View sign-in providers') },
  { code: 'identity-provider:write', kind: 'button', name: text('管理登录方式', 'Manage sign-in providers') },
  { code: 'setting:read', kind: 'api', name: text('查看系统设置', 'View settings') },
  { code: 'setting:write', kind: 'button', name: text('修改系统设置', 'Change settings') },
  { code: 'message:read', kind: 'api', name: text('查看消息发送记录', 'View sent messages') },
  {
    code: 'message:secret',
    kind: 'api',
    name: text('查看留存消息中的验证码和链接', 'See codes and links of captured messages'),
  },
  { code: 'audit:read', kind: 'api', name: text('查看操作日志', 'View the audit log') },
  { code: 'login-log:read', kind: 'api', name: text('查看登录日志', 'View the sign-in log') },
  { code: 'data-change:read', kind: 'api', name: text('查看数据变更日志', 'View the change log') },
  { code: 'file:read', kind: 'api', name: text('下载文件', 'Download files') },
  { code: 'file:write', kind: 'button', name: text('上传文件', 'Upload files') },
  { code: 'executor:read', kind: 'api', name: text('查看执行器', 'View executors') },
  {
    code: 'temporal:payload',
    kind: 'api',
    name: text('在 Temporal Web UI 中查看数据', 'Read payloads in Temporal’s Web UI'),
  },
  { code: 'metrics:read', kind: 'api', name: text('查看运行指标', 'View metrics') },
  { code: 'menu:jobs', kind: 'menu', name: text('菜单：任务', 'Menu: jobs') },
  { code: 'menu:runs', kind: 'menu', name: text('菜单：运行记录', 'Menu: runs') },
  { code: 'menu:executors', kind: 'menu', name: text('菜单：执行器', 'Menu: executors') },
  { code: 'menu:messages', kind: 'menu', name: text('菜单：消息', 'Menu: messages') },
  { code: 'menu:audit', kind: 'menu', name: text('菜单：审计监控', 'Menu: audit and monitoring') },
  { code: 'menu:users', kind: 'menu', name: text('菜单：用户', 'Menu: users') },
  { code: 'menu:roles', kind: 'menu', name: text('菜单：角色', 'Menu: roles') },
  { code: 'menu:departments', kind: 'menu', name: text('菜单：部门', 'Menu: departments') },
  { code: 'menu:sessions', kind: 'menu', name: text('菜单：在线用户', 'Menu: signed-in users') },
  { code: 'menu:api-keys', kind: 'menu', name: text('菜单：API 密钥', 'Menu: API keys') },
  { code: 'menu:identity-providers', kind: 'menu', name: text('菜单：登录方式', 'Menu: sign-in providers') },
  { code: 'menu:settings', kind: 'menu', name: text('菜单：设置', 'Menu: settings') },
] as const satisfies readonly { code: string; kind: PermissionKind; name: Text }[]

export type PermissionCode = (typeof permissionCatalogue)[number]['code']

export const permissionCodes: readonly PermissionCode[] = permissionCatalogue.map(({ code }) => code)
