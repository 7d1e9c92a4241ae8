import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import type { Element } from '../../model/element.ts'
import { drawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A flow is one process. Pools that are not executable beside one that is stand for others, and may be. */
export function oneProcess(definitions: Element): GraphProblem[] {
  const { process, others } = drawnProcess(definitions)
  if (!process) return [problemAt(definitions, 'one-process', () => noProcess)]
  return others.map((other) =>
    problemAt(other, 'one-process', (name) =>
      text(
        `流程只执行文件里的一个 Process，“${name}”不会执行`,
        `A flow runs one process of a file: the process "${name}" is not run`,
      ),
    ),
  )
}

const noProcess = text('文件里没有流程', 'There is no process in the file')
