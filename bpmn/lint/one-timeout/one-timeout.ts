import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { readBoundary } from '../../extension/boundary-events.ts'
import { opsNodeOf } from '../../extension/ops-node.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A task has one time limit: a timer at its border, or `timeout` in its extension, or both with the same. */
export function oneTimeout({ elements }: DrawnProcess): GraphProblem[] {
  const timers = elements.flatMap((element) => {
    const boundary = readBoundary(element)
    return boundary?.catches === 'timeout' ? [boundary] : []
  })
  return [...Map.groupBy(timers, ({ host }) => host)]
    .filter(([host, own]) => {
      const said = opsNodeOf(host)?.timeout
      return own.length > 1 || (said !== undefined && said !== own[0]?.seconds)
    })
    .map(([host]) =>
      problemAt(host, 'one-timeout', (name) =>
        text(
          `“${name}”有多个时限：只能有一个定时边界事件，扩展里的 timeout 须与它相同`,
          `"${name}" has several time limits: it can have one timer at its border, and timeout in its extension is the same or left out`,
        ),
      ),
    )
}
