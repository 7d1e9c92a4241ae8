import { Worker } from 'node:worker_threads'
import { DomainError } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'

export type TableLimits = { rows: number; columns: number; cellLength: number }
type TableFault = 'unreadable' | 'rows' | 'columns' | 'cell' | 'bomb' | 'encoding'
export type TableAnswer = { rows: string[][] } | { fault: TableFault }

const mostMs = 30_000
const heapMb = 256

/** The cells of the first sheet of a workbook, or of a CSV file, as text. Read in a thread that can be given up. */
export async function readTable(content: Uint8Array, limits: TableLimits): Promise<string[][]> {
  const worker = new Worker(new URL('./read-table-worker.ts', import.meta.url), {
    workerData: { content, limits },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  try {
    const answer = await answerOf(worker)
    if ('fault' in answer) throw refusal(answer.fault, limits)
    return answer.rows
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<TableAnswer> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve({ fault: 'bomb' }), mostMs)
    const settle = (answer: TableAnswer) => {
      clearTimeout(giveUp)
      resolve(answer)
    }
    worker.once('message', settle)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle({ fault: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'bomb' : 'unreadable' }),
    )
    worker.once('exit', () => settle({ fault: 'unreadable' }))
  })
}

function refusal(fault: TableFault, { rows, columns, cellLength }: TableLimits): DomainError {
  const message: Text = {
    unreadable: text(
      '文件无法读取，请上传 xlsx 或 CSV 文件',
      'The file cannot be read; upload a workbook (.xlsx) or a CSV file',
    ),
    encoding: text('无法识别文件编码，请存为 UTF-8', 'The encoding of the file is unknown; save it as UTF-8'),
    rows: text(`一次最多导入 ${rows} 行`, `At most ${rows} rows at once`),
    columns: text(`最多 ${columns} 列`, `At most ${columns} columns`),
    cell: text(`单元格最多 ${cellLength} 个字符`, `A cell may have at most ${cellLength} characters`),
    bomb: text('文件解压后过大', 'The file is too large once it is unpacked'),
  }[fault]
  const code = fault === 'bomb' ? 'too_large' : 'validation'
  return new DomainError(code, message, { fields: [{ field: 'file', message }] })
}
