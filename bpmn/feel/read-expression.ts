import { parseExpression } from 'feelin'

/** What an expression asks for by name, beyond what it names itself and the functions it calls. */
export type ReadExpression = { names: string[] } | { fault: 'empty' | 'syntax' }

/** `known` has names that may hold what would else be an operator, such as `load-orders`. Nothing is evaluated. */
export function readExpression(expression: string, known: Record<string, unknown> = {}): ReadExpression {
  if (expression.trim() === '') return { fault: 'empty' }
  const tree = parseExpression(expression, known, undefined)
  const asked = new Set<string>()
  const own = new Set(['partial'])
  let isFaulty = false
  tree.iterate({
    enter({ name, type, from, to, node }) {
      const words = expression.slice(from, to)
      // A test such as `> 5` is one of something that is not named.
      const isTestAlone = name === 'SimplePositiveUnaryTest' && node.parent?.name === 'Expression' && from === 0
      if (type.isError || isTestAlone) isFaulty = true
      else if (name === 'Name' || name === 'ParameterName') own.add(words)
      else if (name === 'VariableName' && node.parent?.name !== 'FunctionInvocation') {
        const isOfItem = isInFilter(node) && (words === 'item' || !Object.hasOwn(known, words))
        if (!isOfItem) asked.add(words)
      }
    },
  })
  if (isFaulty || tree.length < expression.trimEnd().length) return { fault: 'syntax' }
  return { names: [...asked].filter((name) => !own.has(name)) }
}

type Nested = { name: string; from: number; parent: Nested | null }

/** In a filter, such as `list[item.n > 1]` or `list[n > 1]`, it is what is looked at, or a field of that. */
function isInFilter(node: Nested): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    // What is filtered stands at the beginning.
    if (inner.parent.name === 'FilterExpression' && inner.parent.from < inner.from) return true
  }
  return false
}
