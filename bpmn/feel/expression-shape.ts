import { parseExpression } from 'feelin'
import { type Text, text } from '../../domain/text.ts'

type Kind = 'string' | 'number' | 'boolean' | 'temporal' | 'list' | 'null' | 'unknown'
/** What is known of a value before it is there. */
export type Shape = Kind | { fields: Record<string, Shape> }
export type ExpressionShape = { shape: Shape; clashes: Text[] }

type Node = ReturnType<typeof parseExpression>['topNode']

/**
 * What a readable expression comes to, as far as its words and what is known of its names tell, and what in it can never go
 * together: fields that are not there, values of different kinds. Nothing is evaluated.
 */
export function shapeOfExpression(expression: string, known: Record<string, Shape>): ExpressionShape {
  const clashes: Text[] = []
  const top = parseExpression(expression, known, undefined).topNode
  // A name that the expression gives itself hides what is known under it.
  const own = new Set(namesGiven(top))
  return { shape: shapeOf(top.firstChild), clashes }

  function shapeOf(node: Node | null): Shape {
    if (!node) return 'unknown'
    switch (node.name) {
      case 'ParenthesizedExpression':
        return shapeOf(childrenOf(node)[1] ?? null)
      case 'VariableName':
        return shapeOfName(wordsOf(node))
      case 'PathExpression':
        return fieldOf(node)
      case 'Comparison':
        return comparison(node)
      case 'ArithmeticExpression':
        return arithmetic(node)
      case 'FunctionInvocation':
        return call(node)
      case 'IfExpression':
        return choice(node)
    }
    for (const child of childrenOf(node)) shapeOf(child)
    return kindsOfNode[node.name] ?? 'unknown'
  }

  function shapeOfName(name: string): Shape {
    return own.has(name) ? 'unknown' : (known[name] ?? 'unknown')
  }

  function fieldOf(node: Node): Shape {
    const [holder, , path] = childrenOf(node)
    const shape = shapeOf(holder ?? null)
    if (shape === 'unknown' || shape === 'list' || shape === 'temporal' || !holder || !path) return 'unknown'
    const name = wordsOf(path)
    if (typeof shape === 'object' && Object.hasOwn(shape.fields, name)) return shape.fields[name] ?? 'unknown'
    clashes.push(noField(wordsOf(holder), name, shape))
    return 'unknown'
  }

  function comparison(node: Node): Shape {
    const [left, operator, right] = childrenOf(node)
    const [a, b] = [shapeOf(left ?? null), shapeOf(right ?? null)]
    if (operator?.name === 'CompareOp' && !canMeet(a, b)) clashes.push(unequal(wordsOf(node), a, b))
    return 'boolean'
  }

  function arithmetic(node: Node): Shape {
    const [left, operator, right] = childrenOf(node)
    const [a, b] = [shapeOf(left ?? null), shapeOf(right ?? null)]
    const isOpen = [a, b].some((shape) => shape === 'unknown' || shape === 'temporal')
    if (isOpen) return 'unknown'
    const isJoined = a === 'string' && b === 'string' && operator && wordsOf(operator) === '+'
    if (!isJoined && (a !== 'number' || b !== 'number')) clashes.push(uncountable(wordsOf(node), a, b))
    return isJoined ? 'string' : 'number'
  }

  function call(node: Node): Shape {
    const [called, ...rest] = childrenOf(node)
    for (const one of rest) shapeOf(one)
    const name = called ? wordsOf(called).replace(/\s+/g, ' ') : ''
    return own.has(name) ? 'unknown' : (kindsOfFunction[name] ?? 'unknown')
  }

  function choice(node: Node): Shape {
    const [, condition, , then, , otherwise] = childrenOf(node)
    shapeOf(condition ?? null)
    const [a, b] = [shapeOf(then ?? null), shapeOf(otherwise ?? null)]
    return a === b ? a : 'unknown'
  }

  function wordsOf({ from, to }: Node): string {
    return expression.slice(from, to)
  }

  function namesGiven(node: Node): string[] {
    const given = node.name === 'Name' || node.name === 'ParameterName' ? [wordsOf(node)] : []
    return [...given, ...childrenOf(node).flatMap(namesGiven)]
  }
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

const kindsOfNode: Record<string, Kind> = {
  StringLiteral: 'string',
  NumericLiteral: 'number',
  BooleanLiteral: 'boolean',
  DateTimeLiteral: 'temporal',
  null: 'null',
  List: 'list',
  ForExpression: 'list',
  Conjunction: 'boolean',
  Disjunction: 'boolean',
  QuantifiedExpression: 'boolean',
}

/** Of the functions that flows use most, and that always come to the same. */
const kindsOfFunction: Record<string, Kind> = {
  ...Object.fromEntries(
    ['count', 'sum', 'mean', 'abs', 'floor', 'ceiling', 'string length', 'number'].map(kinded('number')),
  ),
  ...Object.fromEntries(
    ['not', 'contains', 'starts with', 'ends with', 'list contains', 'matches'].map(kinded('boolean')),
  ),
  ...Object.fromEntries(['string', 'upper case', 'lower case', 'substring', 'replace'].map(kinded('string'))),
  ...Object.fromEntries(['append', 'concatenate', 'distinct values', 'flatten', 'sort', 'split'].map(kinded('list'))),
}

function kinded(kind: Kind): (name: string) => [string, Kind] {
  return (name) => [name, kind]
}

/** Nothing is comparable with `null` but by `=`, which is how one asks whether something is there. */
function canMeet(a: Shape, b: Shape): boolean {
  const isOpen = [a, b].some((shape) => shape === 'unknown' || shape === 'null')
  return isOpen || a === b || (typeof a === 'object' && typeof b === 'object')
}

const words: Record<Kind | 'object', Text> = {
  string: text('文本', 'a text'),
  number: text('数字', 'a number'),
  boolean: text('真假值', 'true or false'),
  temporal: text('日期时间', 'a date or time'),
  list: text('列表', 'a list'),
  null: text('空值', 'nothing'),
  unknown: text('未知', 'unknown'),
  object: text('对象', 'an object'),
}

/** The kind of a shape in words. */
export function shapeInWords(shape: Shape): Text {
  return words[typeof shape === 'object' ? 'object' : shape]
}

function noField(holder: string, name: string, shape: Shape): Text {
  if (typeof shape === 'object') {
    const there = Object.keys(shape.fields)
    return text(
      `“${holder}”没有“${name}”，只有 ${there.join('、')}`,
      `"${holder}" has no "${name}", only ${there.join(', ')}`,
    )
  }
  const { zh, en } = shapeInWords(shape)
  return text(`“${holder}”是${zh}，没有“${name}”`, `"${holder}" is ${en} and has no "${name}"`)
}

function unequal(source: string, a: Shape, b: Shape): Text {
  const [left, right] = [shapeInWords(a), shapeInWords(b)]
  return text(`“${source}”把${left.zh}与${right.zh}相比`, `"${source}" compares ${left.en} with ${right.en}`)
}

function uncountable(source: string, a: Shape, b: Shape): Text {
  const [left, right] = [shapeInWords(a), shapeInWords(b)]
  return text(`“${source}”拿${left.zh}和${right.zh}做运算`, `"${source}" calculates with ${left.en} and ${right.en}`)
}
