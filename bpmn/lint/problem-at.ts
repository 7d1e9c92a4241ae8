import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import type { Text } from '../../domain/text.ts'
import type { Element } from '../model/element.ts'

/** What a rule of the drawn file finds; `name` says which element, to people. */
export function problemAt(element: Element, rule: string, message: (name: string) => Text): GraphProblem {
  const id = element.id ?? ''
  return { element_id: id, rule, message: message(element.name ? `${element.name} (${id})` : id) }
}

export function kindOf({ $type }: Element): string {
  return $type.replace(/^bpmn:/, '')
}
