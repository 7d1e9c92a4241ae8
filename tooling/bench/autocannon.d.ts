declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export type Result = { duration: number; errors: number; non2xx: number; requests: { total: number } }
  type Options = { url: string; connections: number; duration: number; headers?: Record<string, string> }
  type Instance = EventEmitter<{ response: [client: unknown, status: number, bytes: number, ms: number] }>

  export default function autocannon(options: Options, done: (error: Error | null, result: Result) => void): Instance
}
