import { type Element, elementOf } from '../model/element.ts'

/** Widths in the designer's font, in px: of a letter, of a Chinese character, and of a word such as "failure". */
const letter = 6.2
const character = 11
const word = 40

/** About how much room the designer needs for what it says of an edge: what it is taken for, and its name or condition. */
export function roomForWords(flow: Element): number {
  const source = elementOf(flow, 'sourceRef')
  const isSaid = flow.on !== undefined || source?.$type === 'bpmn:BoundaryEvent' || source?.default === flow
  const condition = elementOf(flow, 'conditionExpression')?.body
  const words = [flow.name, condition].map((said) => (typeof said === 'string' ? widthOf(said) : 0))
  return (isSaid ? word : 0) + Math.max(...words)
}

function widthOf(text: string): number {
  const characters = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0
  return Math.ceil(characters * character + (text.length - characters) * letter)
}
