import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import type { Element } from '../../model/element.ts'
import { drawnProcess, flowElementsOf } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** What BPMN lets an element do beside what its kind does, and a flow would leave out. */
export function knownDetail(definitions: Element): GraphProblem[] {
  const { process } = drawnProcess(definitions)
  return [...(process ? [process] : []), ...flowElementsOf(definitions)].flatMap((element) =>
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
  ...['operationRef', 'messageRef', 'calledElementRef', 'calledElement', 'isForCompensation'],
  ...['startQuantity', 'completionQuantity', 'activationCondition'],
]

function isSaid(value: unknown, detail: string): boolean {
  if (Array.isArray(value)) return value.length > 0
  // Once is what every task is done.
  return detail.endsWith('Quantity') ? value !== undefined && value !== 1 : value !== undefined && value !== false
}
