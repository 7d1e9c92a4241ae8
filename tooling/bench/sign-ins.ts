import { availableParallelism } from 'node:os'
import { passwordCost } from '../../platform/passwords.ts'
import { type Product, startProduct } from '../testing/product.ts'
import { type Figure, figureOf, quantile } from './figures.ts'
import { startPeer } from './peers/start-peer.ts'
import { liftLimits } from './product-access.ts'

const turns = 3
const seconds = 8
const others = 20
const patienceMs = 200
const password = 'Bench-Passw0rd-1'
/** Enough that the machine's cores always have a password to compare. */
const inFlight = availableParallelism() * 4

/** Sign-ins a second against what bcrypt alone allows, while other people go on working. */
export async function benchSignIns(): Promise<Figure[]> {
  const product = await startProduct()
  try {
    await liftLimits(product)
    const token = await product.signIn()
    const names = await makePeople(product, token)
    const measured = { ours: [] as number[], peer: [] as number[], p95: [] as number[] }
    await signInAll(product, names, 2)
    for (let turn = 0; turn < turns; turn++) {
      const [perSecond, times] = await Promise.all([signInAll(product, names, seconds), askMeanwhile(product, token)])
      measured.ours.push(perSecond)
      measured.p95.push(quantile(times, 0.95))
      measured.peer.push(await bareBcrypt())
    }
    const { ours, peer, p95 } = measured
    const note = `POST /auth/login of ${names.length} people, ${inFlight} in flight, beside ${others} other requests a second; peer: bcrypt of cost ${passwordCost} alone`
    return [
      figureOf({ name: 'sign-ins', ours, peer, unit: 'sign-ins/s', better: 'higher', floor: 0.9, note }),
      figureOf({
        name: 'sign-ins-others-p95',
        ours: p95,
        peer: [patienceMs],
        unit: 'ms',
        better: 'lower',
        floor: 1,
        note: `GET /auth/me, ${others} a second, while people sign in; peer: the limit`,
      }),
    ]
  } finally {
    await product.stop()
  }
}

async function makePeople(product: Product, token: string): Promise<string[]> {
  const names = Array.from({ length: inFlight * 2 }, (_, index) => `person-${index}`)
  for (const username of names) await product.call('POST', '/users', { token, body: { username, password } })
  return names
}

async function signInAll(product: Product, names: string[], duration: number): Promise<number> {
  const end = performance.now() + duration * 1000
  let next = 0
  let signedIn = 0
  const signIn = async () => {
    while (performance.now() < end) {
      const username = names[next++ % names.length]
      const { status } = await product.call('POST', '/auth/login', { body: { username, password } })
      if (status !== 200) throw new Error(`a sign-in answered ${status}`)
      signedIn++
    }
  }
  await Promise.all(Array.from({ length: inFlight }, signIn))
  return signedIn / duration
}

/** Milliseconds of each of the other requests, which come evenly whether or not those before are answered. */
async function askMeanwhile(product: Product, token: string): Promise<number[]> {
  const times: number[] = []
  const ask = async () => {
    const begin = performance.now()
    await product.call('GET', '/auth/me', { token })
    times.push(performance.now() - begin)
  }
  const asked: Promise<void>[] = []
  for (let count = 0; count < seconds * others; count++) {
    asked.push(ask())
    await new Promise((resolve) => setTimeout(resolve, 1000 / others))
  }
  await Promise.all(asked)
  return times
}

async function bareBcrypt(): Promise<number> {
  const peer = await startPeer('./bare-bcrypt.ts', { seconds, cost: passwordCost })
  await peer.stop()
  return Number(peer.line)
}
