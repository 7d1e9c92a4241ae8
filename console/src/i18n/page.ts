import { type Component, lazy } from 'solid-js'
import type { PartName } from './dictionary.ts'
import { loadTexts } from './language.ts'

/** A page that comes when it is opened, together with the texts that only it and its like need. */
export function page(load: () => Promise<{ default: Component }>, ...parts: PartName[]): Component {
  return piece(load, ...parts)
}

/** The same for a large piece of a page. */
// biome-ignore lint/suspicious/noExplicitAny: as `lazy` of Solid says that it takes any component
export function piece<C extends Component<any>>(load: () => Promise<{ default: C }>, ...parts: PartName[]): C {
  return lazy(async () => {
    const [module] = await Promise.all([load(), loadTexts(...parts)])
    return module
  })
}
