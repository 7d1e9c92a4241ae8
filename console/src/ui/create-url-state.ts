import { useSearchParams } from '@solidjs/router'

/** How one value is written in the URL. A default isn't written, so that a plain list has a plain address. */
export type Param<T> = { read: (text: string | undefined) => T; write: (value: T) => string | undefined }

export function textParam(fallback = ''): Param<string> {
  return { read: (text) => text ?? fallback, write: (value) => (value === fallback ? undefined : value) }
}

/** A whole number from 1 on; anything else that stands in the URL counts as the default. */
export function countParam(fallback = 1): Param<number> {
  return {
    read: (text) => (text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : fallback),
    write: (value) => (value === fallback ? undefined : String(value)),
  }
}

export function choiceParam<const T extends string>(choices: readonly T[]): Param<T | undefined> {
  return { read: (text) => choices.find((choice) => choice === text), write: (value) => value }
}

export function tabParam<const T extends string>(choices: readonly [T, ...T[]]): Param<T> {
  return {
    read: (text) => choices.find((choice) => choice === text) ?? choices[0],
    write: (value) => (value === choices[0] ? undefined : value),
  }
}

export type UrlState<V> = Readonly<V> & {
  /** Whatever narrows or sorts a list goes back to its first page. `replace` keeps typing out of the history. */
  set: (changes: Partial<V>, options?: { replace?: boolean }) => void
}

/** Filters, page, sort and open tab live in the URL: reload, back and a sent link show the same. */
export function createUrlState<V extends Record<string, unknown>>(
  params: { [K in keyof V]: Param<V[K]> },
): UrlState<V> {
  const [search, setSearch] = useSearchParams()
  const byName = params as Record<string, Param<unknown>>

  const read = (name: string): unknown => {
    const text = search[name]
    return byName[name]?.read(Array.isArray(text) ? text[0] : text)
  }

  function set(changes: Partial<V>, options: { replace?: boolean } = {}): void {
    const written: Record<string, string | undefined> = {}
    for (const [name, value] of Object.entries(changes)) written[name] = byName[name]?.write(value)
    if ('page' in params && !('page' in changes)) written.page = undefined
    setSearch(written, { replace: options.replace ?? false, scroll: false })
  }

  const state = { set }
  for (const name of Object.keys(params))
    Object.defineProperty(state, name, { get: () => read(name), enumerable: true })
  return state as UrlState<V>
}
