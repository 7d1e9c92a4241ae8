import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { type Rows, type Sheet, workbookParts } from './workbook-parts.ts'
import type { FromThread } from './write-workbook.ts'
import { zipArchive } from './zip-archive.ts'

/** Asks for rows or hands out bytes, and waits for the answer: there is never more on the way than that. */
async function ask(message: FromThread): Promise<unknown> {
  const answer = once(parentPort as NonNullable<typeof parentPort>, 'message')
  parentPort?.postMessage(message)
  return (await answer)[0]
}

async function* askForRows(): AsyncGenerator<Rows> {
  for (;;) {
    const rows = (await ask('rows')) as Rows
    if (rows.length === 0) return
    yield rows
  }
}

for await (const bytes of zipArchive(workbookParts(workerData as Sheet, askForRows()))) await ask(bytes)
parentPort?.postMessage('end' satisfies FromThread)
