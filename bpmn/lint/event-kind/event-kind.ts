import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { isTerminal } from '../../extension/read-edge.ts'
import { type Element, listOf } from '../../model/element.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A process starts and ends by itself, and waits for nothing but time: messages, signals and the like reach nobody. */
export function eventKind({ elements }: DrawnProcess): GraphProblem[] {
  const terminals = elements.filter((element) => isTerminal(element) && kindsOf(element).length > 0)
  const waits = elements.filter((element) => element.$type === 'bpmn:IntermediateCatchEvent' && !isTimer(element))
  return [
    ...terminals.map((element) =>
      problemAt(element, 'event-kind', (name) =>
        text(
          `“${name}”是带有 ${kindsOf(element).join('、')} 的事件；流程的开始和结束事件不能带有定义`,
          `"${name}" is an event with ${kindsOf(element).join(', ')}; a start and an end have no definition`,
        ),
      ),
    ),
    ...waits.map((element) =>
      problemAt(element, 'event-kind', (name) =>
        text(
          `“${name}”等待的不是时间；流程里的等待须有且只有一个定时定义`,
          `"${name}" does not wait for time; what waits has one timer and nothing else`,
        ),
      ),
    ),
  ]
}

function isTimer(event: Element): boolean {
  const kinds = kindsOf(event)
  return kinds.length === 1 && kinds[0] === 'TimerEventDefinition'
}

function kindsOf(event: Element): string[] {
  const definitions = [...listOf(event, 'eventDefinitions'), ...listOf(event, 'eventDefinitionRef')]
  return definitions.map(({ $type }) => String($type).replace('bpmn:', ''))
}
