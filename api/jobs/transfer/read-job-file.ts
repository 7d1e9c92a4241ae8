import type { Readable } from 'node:stream'
import { DomainError, invalid } from '../../../domain/errors.ts'
import { largestJobFile } from '../../../domain/jobs/job-import.ts'
import { text } from '../../../domain/text.ts'
import { readDocument } from '../../../platform/documents/documents.ts'
import { readUpload } from '../../files/read-upload.ts'
import { readJson } from '../../http/json-reader.ts'

export type JobFile = { jobs: unknown[] }

export async function readJobFile(request: Request): Promise<{ form: JobFile; content: Uint8Array }> {
  const { taken: content } = await readUpload(request, ({ content }) => collect(content))
  return { form: { jobs: jobsIn(content) }, content }
}

/** A file that is a little too large is read to its end, so that whoever sends it can read the answer. */
const patienceBytes = largestJobFile.bytes * 4

async function collect(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > patienceBytes) throw tooLarge()
    if (size <= largestJobFile.bytes) chunks.push(chunk)
  }
  if (size > largestJobFile.bytes) throw tooLarge()
  return Buffer.concat(chunks)
}

/** A file holds a list of jobs, bare or as `jobs`. */
function jobsIn(content: Buffer): unknown[] {
  const document = readDocument(content.toString('utf8'))
  if (!document) throw invalid('file', text('不是有效的 YAML 或 JSON', 'This is neither YAML nor JSON'))
  const value = checked(document.value)
  const jobs = Array.isArray(value) ? value : (value as { jobs?: unknown } | null)?.jobs
  if (!Array.isArray(jobs) || jobs.length === 0) {
    throw invalid(
      'file',
      text('文件里没有任务：需要一个 jobs 列表', 'There are no jobs in it: a list “jobs” is needed'),
    )
  }
  if (jobs.length > largestJobFile.jobs) {
    const most = largestJobFile.jobs
    throw invalid('file', text(`一个文件最多 ${most} 个任务`, `A file may hold at most ${most} jobs`))
  }
  return jobs
}

/** Held to what bodies of requests are held to: no NUL, no broken text, no endless nesting. */
function checked(value: unknown): unknown {
  try {
    return readJson(Buffer.from(JSON.stringify(value ?? null)))
  } catch (error) {
    const [problem] = error instanceof DomainError ? (error.extras.fields ?? []) : []
    throw problem ? invalid('file', problem.message) : error
  }
}

function tooLarge(): DomainError {
  const most = largestJobFile.bytes / 1024 / 1024
  const message = text(`文件最大 ${most} MB`, `The file may have at most ${most} MB`)
  return new DomainError('too_large', message, { fields: [{ field: 'file', message }] })
}
