import { createEffect, createSignal, onCleanup } from 'solid-js'
import { createRested } from '../../ui/create-rested.ts'

const restMs = 200

export type FeelVerdict = { fault: 'empty' | 'syntax' } | { unknown: string[] }

/** Whether an expression can be read, and which of its names are none of those that may be asked for. Undefined at first. */
export function createFeelCheck(expression: () => string, known: () => string[]): () => FeelVerdict | undefined {
  const [verdict, setVerdict] = createSignal<FeelVerdict>()
  const rested = createRested(expression, restMs)
  createEffect(() => {
    let isCurrent = true
    const [text, names] = [rested(), known()]
    void judge(text, names).then((found) => isCurrent && setVerdict(found))
    onCleanup(() => {
      isCurrent = false
    })
  })
  return verdict
}

async function judge(text: string, names: string[]): Promise<FeelVerdict> {
  const { readExpression } = await import('../../../../bpmn/feel/read-expression.ts')
  const read = readExpression(text, Object.fromEntries(names.map((name) => [name, {}])))
  return 'fault' in read ? { fault: read.fault } : { unknown: read.names.filter((name) => !names.includes(name)) }
}
