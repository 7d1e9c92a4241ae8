import { textWidth } from './text-lines.ts'

const family = getComputedStyle(document.documentElement).getPropertyValue('--font-sans') || 'sans-serif'
export const edgeFont = `400 11px ${family}`

/** How much room the words of an edge would like, in px. */
export const edgeTextWidth = (words: string): number => (words === '' ? 0 : textWidth(words, edgeFont))
