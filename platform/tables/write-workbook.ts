import { on } from 'node:events'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { Rows, Sheet } from './workbook-parts.ts'

/** What the thread says: it wants rows, it gives bytes, or it has given them all. */
export type FromThread = 'rows' | 'end' | Uint8Array

type AllRows = AsyncIterable<readonly string[]> | Iterable<readonly string[]>

const rowsAtOnce = 500
const heapMb = 64

/**
 * A workbook of one sheet, written in a thread of its own while its rows come in: rows are only asked for as its bytes
 * are read, and when the reader leaves, thread and rows end. Cells are text: none of them is a formula.
 */
export function writeWorkbook(sheet: Sheet, rows: AllRows): Readable {
  return Readable.from(bytesOf(sheet, rows), { objectMode: false })
}

async function* bytesOf(sheet: Sheet, rows: AllRows): AsyncGenerator<Uint8Array> {
  const thread = new Worker(new URL('./write-workbook-worker.ts', import.meta.url), {
    workerData: sheet,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  const batches = inBatches(rows)
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      if (message === 'end') return
      if (message === 'rows') {
        const { value } = await batches.next()
        thread.postMessage(value ?? [])
      } else {
        yield message
        thread.postMessage('taken')
      }
    }
    throw new Error('the thread that writes the workbook ended too soon')
  } finally {
    await Promise.all([thread.terminate(), batches.return(undefined)])
  }
}

async function* inBatches(rows: AllRows): AsyncGenerator<Rows> {
  let batch: (readonly string[])[] = []
  for await (const row of rows) {
    if (batch.push(row) < rowsAtOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
