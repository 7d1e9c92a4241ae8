import { api_key } from './api-key.ts'
import { general } from './general.ts'
import { lockout } from './lockout.ts'
import { mail } from './mail.ts'
import { mfa } from './mfa.ts'
import { password } from './password.ts'
import { registration } from './registration.ts'
import { retention } from './retention.ts'
import { security } from './security.ts'
import { session } from './session.ts'
import { sms } from './sms.ts'

export const settings = {
  title: '系统设置',
  navigation: { general: '常规', access: '登录与账号', messages: '消息', limits: '限额与保留' },
  choosePage: '选择设置',
  groups: { general, mail, security, password, lockout, mfa, session, api_key, registration, sms, retention },
  saved: '设置已保存，立即生效',
  save: '保存设置',
  readOnly: '你可以查看这些设置，但没有权限修改。',
  secretKept: '显示为星号就是已经保存；不改动就保持原样。',
  fromEnvironment: '由服务器的环境变量设定，不能在这里修改。',
  range: (min: string, max: string) => `范围 ${min}–${max}`,
  standard: (value: string) => `标准值：${value}`,
  useStandard: '恢复',
  useStandardOf: (label: string) => `把“${label}”恢复为标准值`,
  restore: '恢复标准值',
  restored: '已填入标准值，保存后生效',
  allStandard: '都是标准值',
  on: '开启',
  off: '关闭',
  empty: '留空',
  none: '无',
  neverChanged: '从未修改过，都是标准值',
  changedBy: (name: string) => `最近修改：${name}`,
  system: '系统',
  history: '变更记录',
  seeGroup: (title: string) => `去设置${title}`,
  roleUnseen: '没有查看角色的权限，只能看到代码。',
  rolesUnseen: '没有查看角色的权限',
  noRole: '不给角色',
  roleNotGiven: (code: string) => `${code}（不会给：不存在，或能管理用户、角色或设置）`,
  domainPlaceholder: '输入域名，回车添加',
  staleTitle: '设置已被别人修改',
  staleBody: (name: string, fields: string) =>
    `你编辑期间，${name} 保存了这一组设置，改动了：${fields}。你可以载入最新内容（你的修改会丢失），或者在最新内容上保存你的修改：别人改动的其他项会保留，同一项以你的为准。`,
  staleReload: '载入最新内容',
  staleOverwrite: '在最新内容上保存我的修改',
  tryTitle: '试一个密码',
  tryLabel: '要试的密码',
  tryHelp: '按上面正在编辑的规则检查，当作是你自己的密码。只在浏览器里计算，不会发送，也不会保存。',
  sentences: {
    label: '现在的策略',
    lockout: (v: { failures: number; lock: string; names: number; span: string }) =>
      `同一账号连续输错 ${v.failures} 次后锁定 ${v.lock}；同一 IP 在 ${v.span}内试错 ${v.names} 个不同账号后，要等这段时间过去才能再试别的账号。`,
    session: (v: { idle: string | undefined; most: string; devices: number; perKind: number; isRefused: boolean }) =>
      `登录后最长保持 ${v.most}${v.idle === undefined ? '' : `，${v.idle}无操作就退出`}；每个账号最多同时登录 ${v.devices} 台设备${v.perKind === 0 ? '' : `，其中每类最多 ${v.perKind} 台`}，满了以后${v.isRefused ? '不让新设备登录' : '最早登录的设备退出'}。`,
  },
  test: {
    mail: {
      open: '发送测试邮件',
      title: '发送测试邮件',
      to: '收件地址',
      toHelp: '留空：发给你自己。',
      send: '发送',
    },
    sms: {
      open: '发送测试短信',
      title: '发送测试短信',
      to: '手机号',
      toHelp: '留空：发给你自己验证过的手机号。境外号码以 + 开头。',
      send: '发送',
    },
    body: '按已经保存的设置发送。',
    needsSave: '先保存设置，再发送测试',
    template: '用哪个模板',
    templates: { code: '验证码模板（带一个没有用处的验证码）', notice: '通知模板' },
    onItsWay: '已交给发送队列',
    seeMessages: '查看发送记录',
    retrying: '还没发出去，会自动重试',
    captured: '没有真正发出：还没有设置服务器或服务商',
  },
  units: {
    characters: '位',
    times: '次',
    passwords: '个',
    minutes: '分钟',
    days: '天',
    devices: '台',
    keys: '个',
    names: '个',
    perMinute: '次/分',
  },
}
