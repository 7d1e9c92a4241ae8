import { connect } from 'node:net'
import { Connection } from '@temporalio/client'
import { Failure } from '../ground/failure.mjs'
import { pickPort } from './ports.ts'
import { type Exit, type ServerProcess, startServerProcess } from './server-process.ts'
import { prepareNamespace } from './temporal-cluster.ts'
import { devServerFlags, readTemporalConfig } from './temporal-config.ts'

export { findTemporal } from './temporal-binary.ts'

export type TemporalPorts = { grpc: number; ui: number; http: number; metrics: number }

export type Temporal = {
  address: string
  uiUrl: string
  namespace: string
  pid: number
  exited: Promise<Exit>
  stop(): Promise<void>
}

export type TemporalOptions = {
  binary: string
  /** Absent: in memory, gone when it stops. */
  dbFile?: string
  /** Absent: any free ones. */
  ports?: TemporalPorts
  log?: (line: string) => void
}

/** Answers when the server takes calls and has the namespace and search attributes of `temporal-dev.yaml`. */
export async function startTemporal({ binary, dbFile, ports, log = () => {} }: TemporalOptions): Promise<Temporal> {
  const config = readTemporalConfig()
  for (let triesLeft = 3; ; triesLeft--) {
    const chosen = ports ?? (await pickTemporalPorts())
    const server = await startServerProcess({
      file: binary,
      args: [...serverFlags(chosen, dbFile), ...devServerFlags(config)],
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      cwd: '/',
      log,
    })
    if (await takesConnections(server, chosen.grpc)) {
      const address = `127.0.0.1:${chosen.grpc}`
      const stop = () => server.stop('SIGTERM', 15_000)
      await prepare(address, server).catch(async (error) => {
        await stop()
        throw error
      })
      const uiUrl = `http://127.0.0.1:${chosen.ui}`
      return { address, uiUrl, namespace: config.namespace, pid: server.pid, exited: server.exited, stop }
    }
    // Between picking a free port and binding it, somebody else may have taken it.
    const lostPort = server.lastLines().some((line) => /address already in use|can't set .*port/.test(line))
    if (ports || !lostPort || triesLeft === 0) throw failureOf(server.lastLines())
  }
}

async function pickTemporalPorts(): Promise<TemporalPorts> {
  const [grpc, ui, http, metrics] = [await pickPort(), await pickPort(), await pickPort(), await pickPort()]
  return { grpc, ui, http, metrics }
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

async function takesConnections(server: ServerProcess, port: number): Promise<boolean> {
  let hasEnded = false
  server.exited.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    if (await canConnect(port)) return true
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

async function prepare(address: string, server: ServerProcess): Promise<void> {
  const config = readTemporalConfig()
  const connection = await Connection.connect({ address, connectTimeout: '30s' })
  try {
    await prepareNamespace(connection, config.namespace, config)
  } catch (error) {
    throw failureOf(server.lastLines(), error)
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
