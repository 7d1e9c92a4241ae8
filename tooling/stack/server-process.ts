import { type ChildProcess, spawn } from 'node:child_process'
import { signal } from '../ground/processes.mjs'

export type Exit = { code: number | null; signal: NodeJS.Signals | null }

export type ServerProcess = {
  pid: number
  exited: Promise<Exit>
  /** The newest lines of its output. */
  lastLines(): string[]
  /** Asks with the first signal, then insists: what is left of the whole group in the end is killed. */
  stop(first: NodeJS.Signals, graceMs: number): Promise<void>
}

export type ServerCommand = {
  file: string
  args: string[]
  env: NodeJS.ProcessEnv
  cwd: string
  uid?: number
  gid?: number
  /** `pipe`: an input that ends when this process dies, however it dies. */
  stdin?: 'ignore' | 'pipe'
  log: (line: string, stream: 'stdout' | 'stderr') => void
  onSpawn?: (pid: number) => void
}

const living = new Map<number, Promise<Exit>>()

/** In a process group of its own, so that Ctrl-C reaches only whoever started it, who then stops things in order. */
export async function startServerProcess(command: ServerCommand): Promise<ServerProcess> {
  const { file, args, log, onSpawn = () => {}, stdin = 'ignore', ...options } = command
  const child = spawn(file, args, { ...options, detached: true, stdio: [stdin, 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const stream of ['stdout', 'stderr'] as const) {
    eachLine(child[stream], (line) => {
      lines.push(line)
      if (lines.length > 20) lines.shift()
      log(line, stream)
    })
  }
  const exited = exitOf(child)
  const pid = await pidOf(child)
  living.set(pid, exited)
  exited.then(() => living.delete(pid))
  onSpawn(pid)
  return {
    pid,
    exited,
    lastLines: () => [...lines],
    async stop(first, graceMs) {
      signal(pid, first)
      await endsWithin(exited, graceMs)
      // Also when it went in time: what it started may have stayed.
      signal(-pid, 'SIGKILL')
      await exited
    },
  }
}

/** For the end: whatever was started here and still lives is killed. */
export async function killAllServerProcesses(): Promise<void> {
  const rest = [...living]
  for (const [pid] of rest) signal(-pid, 'SIGKILL')
  await Promise.all(rest.map(([, exited]) => exited))
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

/** Its last words are read first, unless something that it started keeps its output open. */
function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
    child.once('exit', (code, signal) => setTimeout(resolve, 300, { code, signal }))
  })
}

function pidOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0))
    child.once('error', reject)
  })
}
