import { connect } from 'node:net'
import { Connection } from '@temporalio/client'
import { Failure } from '../ground/failure.mjs'
import { pickPort } from './ports.ts'
import { type Exit, type ServerProcess, startServerProcess } from './server-process.ts'
import { prepareNamespace } from './temporal-cluster.ts'
import { devServerFlags, readTemporalConfig, type TemporalConfig } from './temporal-config.ts'

export { findTemporal } from './temporal-binary.ts'

type TemporalPorts = { grpc: number; ui: number; http: number; metrics: number }

export type Temporal = {
  address: string
  uiUrl: string
  namespace: string
  ports: TemporalPorts
  pid: number
  exited: Promise<Exit>
  lastLines(): string[]
  stop(): Promise<void>
}

export type TemporalOptions = {
  binary: string
  /** Absent: in memory, gone when it stops. */
  dbFile?: string
  /** Absent: the one of `temporal-dev.yaml`. */
  namespace?: string | undefined
  /** Exactly these, or these or the next free ones; absent: any free ones. */
  ports?: TemporalPorts | { preferred: TemporalPorts }
  log?: (line: string) => void
  onSpawn?: (pid: number) => void
}

/** Answers when the server takes calls and has the namespace and search attributes of `temporal-dev.yaml`. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const { binary, dbFile, ports, log = () => {}, onSpawn } = options
  const config = { ...readTemporalConfig(), ...(options.namespace && { namespace: options.namespace }) }
  const mayChoose = !ports || 'preferred' in ports
  for (let triesLeft = 3; ; triesLeft--) {
    const chosen = mayChoose ? await pickTemporalPorts(ports?.preferred) : ports
    const server = await startServerProcess({
      file: binary,
      args: [...serverFlags(chosen, dbFile), ...devServerFlags(config)],
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      cwd: '/',
      log,
      onSpawn,
    })
    if (await takesConnections(server, chosen.grpc)) return ready(server, chosen, config)
    // Between picking a free port and binding it, somebody else may have taken it.
    const lostPort = server.lastLines().some((line) => /address already in use|can't (set|use) .*port/.test(line))
    if (!mayChoose || !lostPort || triesLeft === 0) throw failureOf(server.lastLines())
  }
}

async function ready(server: ServerProcess, ports: TemporalPorts, config: TemporalConfig): Promise<Temporal> {
  const address = `127.0.0.1:${ports.grpc}`
  const stop = () => server.stop('SIGTERM', 15_000)
  try {
    await prepare(address, config)
  } catch (error) {
    await stop()
    throw failureOf(server.lastLines(), error)
  }
  const { pid, exited, lastLines } = server
  const uiUrl = `http://127.0.0.1:${ports.ui}`
  return { address, uiUrl, ports, namespace: config.namespace, pid, exited, lastLines, stop }
}

async function pickTemporalPorts(preferred?: TemporalPorts): Promise<TemporalPorts> {
  const taken = new Set<number>()
  const pick = async (port?: number) => {
    const picked = await pickPort(port, taken)
    taken.add(picked)
    return picked
  }
  return {
    grpc: await pick(preferred?.grpc),
    ui: await pick(preferred?.ui),
    http: await pick(preferred?.http),
    metrics: await pick(preferred?.metrics),
  }
}

function serverFlags(ports: TemporalPorts, dbFile: string | undefined): string[] {
  const flags = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(ports.grpc),
    '--ui-port',
    String(ports.ui),
  ]
  flags.push('--http-port', String(ports.http), '--metrics-port', String(ports.metrics), '--log-level', 'warn')
  if (dbFile) flags.push('--db-filename', dbFile)
  return flags
}

/** Somebody else may be listening there: it is ready when it says so itself. */
async function takesConnections(server: ServerProcess, port: number): Promise<boolean> {
  let hasEnded = false
  server.exited.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    const isUp = server.lastLines().some((line) => /^(Temporal )?Server:/.test(line))
    if (isUp && (await canConnect(port))) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function prepare(address: string, config: TemporalConfig): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '30s' })
  try {
    await prepareNamespace(connection, config.namespace, config)
  } finally {
    await connection.close()
  }
}

function failureOf(lines: string[], cause?: unknown): Error {
  const text = lines.join('\n')
  if (/no space left|database or disk is full/i.test(text)) return new Failure('disk_full', { path: 'Temporal' })
  const reason = lines.at(-1) ?? (cause instanceof Error ? cause.message : 'no message')
  return new Failure('temporal_failed', { reason, log: 'logs/temporal.log' }, cause ?? new Error(text))
}
