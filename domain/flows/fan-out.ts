import { type Text, text } from '../text.ts'
import type { NodeStatus } from './node-status.ts'

/** A node is done for at most so many. */
export const mostItems = 1000

/** How a node came out that was done for each of a list, when all of that has ended: well when each did. Results stand in the list's order. */
export function outcomeOfItems(items: { status: NodeStatus; result: unknown }[]): {
  status: 'success' | 'failed' | 'cancelled'
  result?: unknown
  errorMsg?: Text
} {
  const failed = items.flatMap(({ status }, index) => (status === 'failed' ? [index] : []))
  if (failed.length > 0) {
    const shown = failed.slice(0, 10).join(', ') + (failed.length > 10 ? ' …' : '')
    const errorMsg = text(
      `${items.length} 项中有 ${failed.length} 项失败（序号 ${shown}）`,
      `${failed.length} of ${items.length} items failed (${shown})`,
    )
    return { status: 'failed', errorMsg }
  }
  if (items.some(({ status }) => status === 'cancelled')) return { status: 'cancelled' }
  return { status: 'success', result: items.map(({ result }) => result ?? null) }
}
