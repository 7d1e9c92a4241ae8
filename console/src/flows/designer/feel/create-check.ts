import { createResource } from 'solid-js'
import { createRested } from '../../../ui/create-rested.ts'

const restMs = 200

export type FeelVerdict = { fault: 'empty' | 'syntax' } | { unknown: string[] }

/** Whether an expression can be read, and which of its names are none of those that may be asked for. */
export function createFeelCheck(expression: () => string, known: () => string[]) {
  const rested = createRested(expression, restMs)
  const [verdict] = createResource(
    () => ({ text: rested(), names: known() }),
    async ({ text, names }): Promise<FeelVerdict> => {
      const { readExpression } = await import('../../../../../bpmn/feel/read-expression.ts')
      const read = readExpression(text, Object.fromEntries(names.map((name) => [name, {}])))
      return 'fault' in read ? { fault: read.fault } : { unknown: read.names.filter((name) => !names.includes(name)) }
    },
  )
  // `latest` does not suspend what shows it.
  return (): FeelVerdict | undefined => (verdict.state === 'unresolved' || verdict.error ? undefined : verdict.latest)
}
