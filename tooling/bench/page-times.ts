import type { Product } from '../testing/product.ts'
import { type Figure, figureOf } from './figures.ts'
import { load } from './load.ts'

const turns = 3
const seconds = 6

type Pages = {
  product: Product
  token: string
  /** By name, what is asked for below the API. */
  pages: Record<string, string>
  /** Before each name. */
  prefix: string
  limitMs: number
  /** How many ask at once. */
  connections?: number
}

/** The P95 of each page against the limit that it has to keep. */
export async function measurePages({
  product,
  token,
  pages,
  prefix,
  limitMs,
  connections = 4,
}: Pages): Promise<Figure[]> {
  // What is not there is told before the first is measured.
  for (const path of Object.values(pages)) {
    const { status, data } = await product.call('GET', path, { token })
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(data)}`)
  }
  const figures: Figure[] = []
  for (const [name, path] of Object.entries(pages)) {
    const ask = (duration: number) =>
      load({
        url: `${product.url}/api/v1${path}`,
        headers: { Authorization: `Bearer ${token}` },
        ...{ connections, seconds: duration },
      })
    await ask(2)
    const ours: number[] = []
    for (let turn = 0; turn < turns; turn++) ours.push((await ask(seconds)).p95)
    const note = `P95 of GET ${path}, ${connections} connections; peer: the limit that it has to keep`
    const peer = ours.map(() => limitMs)
    figures.push(figureOf({ name: `${prefix}-${name}`, ours, peer, unit: 'ms', better: 'lower', floor: 1, note }))
  }
  return figures
}
