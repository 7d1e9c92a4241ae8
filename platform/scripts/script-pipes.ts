import type { ChildProcess } from 'node:child_process'
import { Readable } from 'node:stream'
import { resultLimitBytes } from './result-file.ts'
import type { ScriptStreams } from './script-streams.ts'

export type ScriptStream = 'stdout' | 'stderr'
export type TakeOutput = (stream: ScriptStream, chunk: Buffer) => Promise<void>

/** A pipe that somebody out of the run's reach still holds is not waited for. */
const pipeGraceMs = 2000

export function forwardOutput(streams: Pick<ScriptStreams, ScriptStream>, onOutput: TakeOutput) {
  let taking = 0
  const forwardAs = (stream: ScriptStream) =>
    readPipe(streams[stream], async (chunk) => {
      taking++
      await onOutput(stream, chunk)
      taking--
    })
  const done = Promise.all([forwardAs('stdout'), forwardAs('stderr')])
  return {
    done,
    /** Reads to the end, unless somebody out of the run's reach keeps a pipe open and silent. */
    async finish() {
      const look = setInterval(() => {
        if (taking > 0) return
        streams.stdout.destroy()
        streams.stderr.destroy()
      }, pipeGraceMs)
      await done.finally(() => clearInterval(look))
    },
  }
}

async function readPipe(pipe: Readable, take: (chunk: Buffer) => Promise<void>): Promise<void> {
  try {
    for await (const chunk of pipe) await take(chunk as Buffer)
  } catch (error) {
    // We close a pipe ourselves when somebody out of reach keeps it open.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

/** What the first process of a run's namespaces hands over, cut somewhat after the limit. */
export async function collectResult(child: ChildProcess): Promise<Buffer | undefined> {
  const pipe = child.stdio[3]
  if (!(pipe instanceof Readable)) return undefined
  const chunks: Buffer[] = []
  let length = 0
  await readPipe(pipe, async (chunk) => {
    if (length <= resultLimitBytes) chunks.push(chunk)
    length += chunk.length
  })
  return length === 0 ? undefined : Buffer.concat(chunks)
}
