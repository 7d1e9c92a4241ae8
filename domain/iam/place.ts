import { type Language, type Text, text } from '../text.ts'

/** Stored places that are no names but words; names of countries and cities stay as the data has them. */
export const ownMachine = '服务器本机'
export const innerNetwork = '内网'

const words: Readonly<Record<string, Text>> = {
  [ownMachine]: text(ownMachine, 'The server itself'),
  [innerNetwork]: text(innerNetwork, 'Private network'),
}

/** A stored place in the reader's language. */
export function placeWord(location: string | null, language: Language): string | null {
  return location === null ? null : (words[location]?.[language] ?? location)
}

export function placeText(location: string | null): Text {
  const unknown = text('未知地点', 'an unknown place')
  return location === null ? unknown : (words[location] ?? text(location, location))
}
