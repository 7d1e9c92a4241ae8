import { type Component, lazy } from 'solid-js'
import type { PartName } from './dictionary.ts'
import { loadTexts } from './language.ts'

/** A page that comes when it is opened, together with the texts that only it and its like need. */
export function page(load: () => Promise<{ default: Component }>, ...parts: PartName[]): Component {
  return piece(load, ...parts)
}

/** The same for a large piece of a page. */
export function piece<P extends object>(
  load: () => Promise<{ default: Component<P> }>,
  ...parts: PartName[]
): Component<P> {
  return lazy(async () => {
    const [module] = await Promise.all([load(), loadTexts(...parts)])
    return module
  })
}
