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

export function choiceParam<T extends string>(choices: readonly T[]): Param<T | undefined> {
  return { read: (text) => choices.find((choice) => choice === text), write: (value) => value }
}

export function tabParam<T extends string>(choices: readonly [T, ...T[]]): Param<T> {
  return {
    read: (text) => choices.find((choice) => choice === text) ?? choices[0],
    write: (value) => (value === choices[0] ? undefined : value),
  }
}

type Values<P> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never }

export type UrlState<P> = Values<P> & {
  /** Whatever narrows or sorts a list goes back to its first page. `replace` keeps typing out of the history. */
  set: (changes: Partial<Values<P>>, options?: { replace?: boolean }) => void
}

/** Filters, page, sort and open tab live in the URL: reload, back and a sent link show the same. */
export function createUrlState<P extends Record<string, Param<never>>>(params: P): UrlState<P> {
  const [search, setSearch] = useSearchParams()
  const names = Object.keys(params)

  const read = (name: string): unknown => {
    const text = search[name]
    return params[name]?.read(Array.isArray(text) ? text[0] : text)
  }

  function set(changes: Record<string, unknown>, options: { replace?: boolean } = {}): void {
    const written: Record<string, string | undefined> = {}
    for (const [name, value] of Object.entries(changes)) written[name] = params[name]?.write(value as never)
    if ('page' in params && !('page' in changes)) written.page = undefined
    setSearch(written, { replace: options.replace ?? false, scroll: false })
  }

  const state = { set }
  for (const name of names) Object.defineProperty(state, name, { get: () => read(name), enumerable: true })
  return state as UrlState<P>
}
