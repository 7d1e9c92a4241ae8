import { expect, test } from 'vitest'
import { groupStartable } from './group-startable.ts'

const all = [
  { name: '其他申请', description: '', category: '' },
  { name: '请假', description: '年假、病假', category: '人事' },
  { name: '付款', description: '', category: '财务' },
]

test('definitions stand by category, and what has none stands last', () => {
  expect(groupStartable(all, '').map(({ category }) => category)).toEqual(['人事', '财务', ''])
})

test('what is typed is looked for in the name, the description and the category', () => {
  const found = (q: string) => groupStartable(all, q).flatMap(({ items }) => items.map(({ name }) => name))
  expect(found('病假')).toEqual(['请假'])
  expect(found('财务')).toEqual(['付款'])
  expect(found('nothing')).toEqual([])
})
