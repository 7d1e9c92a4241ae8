import { expect, test } from 'vitest'
import { drawPrinted } from './draw-printed.ts'
import type { Printed } from './printed.ts'

function printed(rows: number): Printed {
  return {
    title: '采购显示器',
    subtitle: ['采购', '编号 7'],
    facts: [{ label: '申请人', text: '安审批' }],
    parts: [
      {
        title: '申请内容',
        fields: [
          { label: '事由', text: '新同事入职，'.repeat(30) },
          { label: '总额', text: '¥ 2,000.20 贰仟元贰角整' },
        ],
        tables: [
          {
            label: '明细',
            head: ['物品', '小计'],
            rows: Array.from({ length: rows }, (_, row) => [`显示器 ${row}`, `¥ ${row}.00`]),
            foot: ['合计', '¥ 1.00'],
            isRight: [false, true],
          },
        ],
      },
    ],
    footer: ['打印人 安', '打印时间 2026-11-26'],
  }
}

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0

test('a request stands on one page, and a long table on as many as it takes', async () => {
  expect(pagesOf(await drawPrinted(printed(3)))).toBe(1)
  expect(pagesOf(await drawPrinted(printed(200)))).toBeGreaterThan(4)
})
