import { explainWords } from '../../i18n/explain-words.ts'

/** What a field is called; one attribute of many by its own name. */
export function fieldWord(
  field: string,
  ofAttribute: (name: string) => string = explainWords().rule.attribute,
): string {
  const [first = '', attribute] = field.split('.')
  if (first === 'attributes' && attribute !== undefined) return ofAttribute(attribute)
  return explainWords().fields[field] ?? field
}
