import type { Db, Tx } from '../../db/database.ts'
import { appendChunk, type OutputWriter } from '../../db/jobs/output-queries.ts'

/** Most calls are answered before anybody could have read what was announced: it is written together with the answer then. */
const announcedWithinMs = 200

/** The platform's own lines in the output of a run that it carries out itself. One after another, never two at once. */
export function createRunLines(db: Db, writer: OutputWriter) {
  let sequence = 0
  let announced = ''
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  return {
    /** Is written with the next lines, or by itself when none follow soon. */
    announce(content: string): void {
      announced = content
      // When that fails, the next lines bring it.
      timer = setTimeout(() => void write('').catch(() => {}), announcedWithinMs)
    },
    write,
    /**
     * The last lines, and what is to be true together with them. Lines that are the only ones may be written `otherwise`,
     * which gives nothing when it comes to nothing.
     */
    async finish<T>(
      content: string,
      end: (tx: Tx) => Promise<T>,
      otherwise: (lines: string) => Promise<T | undefined> = async () => undefined,
    ): Promise<T> {
      clearTimeout(timer)
      await writing.catch(() => {})
      const done = sequence === 0 ? await otherwise(announced + content) : undefined
      if (done !== undefined) return done
      return db.transaction().execute(async (tx) => {
        await append(tx, announced + content)
        return end(tx)
      })
    },
  }

  function write(content: string): Promise<void> {
    clearTimeout(timer)
    writing = writing
      .catch(() => {})
      .then(async () => {
        await db.transaction().execute((tx) => append(tx, announced + content))
        announced = ''
      })
    return writing
  }

  function append(tx: Tx, content: string): Promise<void> {
    return appendChunk(tx, writer, { stream: 'system', sequence: sequence++, content: Buffer.from(content) })
  }
}
