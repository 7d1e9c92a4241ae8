import { type Component, lazy } from 'solid-js'
import type { PartName } from './dictionary.ts'
import { loadTexts } from './language.ts'

/** A page that comes when it is opened, together with the texts that only it and its like need. */
export function page(load: () => Promise<{ default: Component }>, ...parts: PartName[]): Component {
  return lazy(async () => {
    const [module] = await Promise.all([load(), loadTexts(...parts)])
    return module
  })
}
