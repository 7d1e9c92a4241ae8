import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** One process of a file is run. Pools that are not executable beside one that is stand for others, and may be. */
export function oneProcess({ definitions, process, others }: DrawnProcess): GraphProblem[] {
  if (!process) return [problemAt(definitions, 'one-process', () => noProcess)]
  return others.map((other) =>
    problemAt(other, 'one-process', (name) =>
      text(
        `只执行文件里的一个 Process，“${name}”不会执行`,
        `One process of a file is run: the process "${name}" is not run`,
      ),
    ),
  )
}

const noProcess = text('文件里没有流程', 'There is no process in the file')
