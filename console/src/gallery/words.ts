import type { Language } from '../../../domain/text.ts'
import { language } from '../i18n/language.ts'

const zh = {
  title: '界面组件',
  description: '每个组件的每种状态，左侧浅色、右侧深色；语言用顶部的切换。',
  save: '保存任务',
  remove: '删除任务',
  label: '任务名称',
  help: '写给值班的人看。',
  error: '请填写任务名称',
  value: '每日订单对账',
  disabled: '不可用',
  option: ['华东', '华南', '华北'],
  optionHelp: ['上海、江苏、浙江', '广东、福建', '北京、天津'],
  open: '打开',
  dialogTitle: '删除任务“每日订单对账”？',
  dialogBody: '任务定义会被删除；已有的运行记录会保留。此操作不能撤销。',
  done: '任务已保存',
  failed: '没能保存任务',
  failedWhy: '服务器没有响应。',
  emptyTitle: '还没有任务',
  emptyBody: '任务是一段会按计划或手动运行的工作。',
  tabs: ['运行记录', '任务定义', '变更历史'],
  tip: '鼠标悬停或键盘聚焦时出现',
  noted: '已记下，可以撤销',
  undo: '撤销',
}

const en: typeof zh = {
  title: 'UI pieces',
  description:
    'Every piece in every state, light on the left and dark on the right; the language switch is at the top.',
  save: 'Save job',
  remove: 'Delete job',
  label: 'Name',
  help: 'For whoever is on call.',
  error: 'Name is required',
  value: 'Daily order check',
  disabled: 'Disabled',
  option: ['East', 'South', 'North'],
  optionHelp: ['Shanghai, Jiangsu, Zhejiang', 'Guangdong, Fujian', 'Beijing, Tianjin'],
  open: 'Open',
  dialogTitle: 'Delete “Daily order check”?',
  dialogBody: 'Its definition is deleted; its past runs stay. This cannot be undone.',
  done: 'Job saved',
  failed: 'The job could not be saved',
  failedWhy: 'The server did not answer.',
  emptyTitle: 'No jobs yet',
  emptyBody: 'A job is work that runs on a schedule or by hand.',
  tabs: ['Runs', 'Definition', 'Changes'],
  tip: 'Shown on hover and keyboard focus',
  noted: 'Noted, and can be undone',
  undo: 'Undo',
}

const words: Record<Language, typeof zh> = { zh, en }

export const w = (): typeof zh => words[language()]
