import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** What BPMN lets an element do beside what its kind does, and nobody would. */
export function knownDetail({ process, elements }: DrawnProcess): GraphProblem[] {
  return [...(process ? [process] : []), ...elements].flatMap((element) =>
    details
      .filter((detail) => isSaid(element[detail], detail))
      .map((detail) =>
        problemAt(element, 'known-detail', (name) =>
          text(
            `“${name}”的 ${detail} 不会执行，请改用 ops 扩展或去掉它`,
            `${detail} of "${name}" is not run: say it in the ops extension, or leave it out`,
          ),
        ),
      ),
  )
}

const details = [
  ...['ioSpecification', 'dataInputAssociations', 'dataOutputAssociations', 'properties', 'resources'],
  ...['operationRef', 'messageRef', 'calledElementRef', 'calledElement', 'isForCompensation', 'triggeredByEvent'],
  ...['startQuantity', 'completionQuantity', 'activationCondition'],
]

function isSaid(value: unknown, detail: string): boolean {
  if (Array.isArray(value)) return value.length > 0
  // Once is what every task is done.
  return detail.endsWith('Quantity') ? value !== undefined && value !== 1 : value !== undefined && value !== false
}
