import { parseExpression } from 'feelin'

/** Every `form.items.price` of an expression that begins with one of these names, as far as it goes on by points. */
export function pathsIn(expression: string, holders: readonly string[]): string[][] {
  const known = Object.fromEntries(holders.map((name) => [name, {}]))
  const found: string[][] = []
  parseExpression(expression, known, undefined).iterate({
    enter({ name, from, to, node }) {
      const holder = expression.slice(from, to)
      if (name === 'VariableName' && holders.includes(holder)) found.push([holder, ...behind(node)])
    },
  })
  return found

  function behind(node: Node): string[] {
    const path = node.parent
    if (path?.name !== 'PathExpression' || path.firstChild?.from !== node.from) return []
    const { from, to } = path.lastChild ?? path
    return [expression.slice(from, to), ...behind(path)]
  }
}

type Node = ReturnType<typeof parseExpression>['topNode']
