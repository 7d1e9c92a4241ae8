import autocannon from 'autocannon'
import { quantile } from './figures.ts'

export type Load = { url: string; headers?: Record<string, string>; connections: number; seconds: number }
export type Loaded = { perSecond: number; p50: number; p95: number; p99: number; errors: number; non2xx: number }

/** Asks as fast as it is answered, in a process of its own, so that asking does not slow down what is measured. */
const { url, headers = {}, connections, seconds }: Load = JSON.parse(process.argv[2] ?? '')
const times: number[] = []
const instance = autocannon({ url, headers, connections, duration: seconds }, (error, { duration, errors, non2xx }) => {
  if (error) throw error
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share))
  process.stdout.write(JSON.stringify({ perSecond: times.length / duration, p50, p95, p99, errors, non2xx }))
})
instance.on('response', (_client, _status, _bytes, ms) => times.push(ms))
