import { type ChildProcess, spawn } from 'node:child_process'
import { signal } from '../ground/processes.mjs'

export type Exit = { code: number | null; signal: NodeJS.Signals | null }

export type ServerProcess = {
  pid: number
  exited: Promise<Exit>
  /** The newest lines of its output. */
  lastLines(): string[]
  /** Asks with the first signal, then insists: the whole group is killed when the time is over. */
  stop(first: NodeJS.Signals, graceMs: number): Promise<void>
}

export type ServerCommand = {
  file: string
  args: string[]
  env: NodeJS.ProcessEnv
  cwd: string
  uid?: number
  gid?: number
  log: (line: string) => void
}

/** In a process group of its own, so that Ctrl-C reaches only whoever started it, who then stops things in order. */
export async function startServerProcess({ file, args, log, ...options }: ServerCommand): Promise<ServerProcess> {
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, (line) => {
      lines.push(line)
      if (lines.length > 20) lines.shift()
      log(line)
    })
  }
  const exited = new Promise<Exit>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
  const pid = await pidOf(child)
  return {
    pid,
    exited,
    lastLines: () => [...lines],
    async stop(first, graceMs) {
      signal(pid, first)
      if (await endsWithin(exited, graceMs)) return
      signal(-pid, 'SIGKILL')
      await exited
    },
  }
}

export function eachLine(stream: NodeJS.ReadableStream | null, take: (line: string) => void) {
  if (!stream) return
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n/)
    rest = parts.pop() ?? ''
    for (const line of parts) take(line)
  })
  stream.on('end', () => {
    if (rest) take(rest)
  })
}

export async function endsWithin(exited: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), timeoutMs)
  const ended = await Promise.race([exited.then(() => true as const), promise])
  clearTimeout(timer)
  return ended
}

function pidOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0))
    child.once('error', reject)
  })
}
