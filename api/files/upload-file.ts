import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import {
  countUnclaimedFiles,
  deleteCondemnedFile,
  insertPendingFile,
  markFileReady,
  markFileRemoving,
  type StoredFile,
} from '../../db/files/file-queries.ts'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import {
  agrees,
  type ContentType,
  claimedContentType,
  type FilePurpose,
  filePurposeNames,
  filePurposes,
  largestFile,
} from '../../domain/files/file-purposes.ts'
import { text } from '../../domain/text.ts'
import { tooLarge } from '../../platform/files/content-meter.ts'
import { findContentType } from '../../platform/files/content-type.ts'
import { createVirusScanner } from '../../platform/files/virus-scan.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Caller, Write } from '../context.ts'
import type { ApiSettings } from '../settings.ts'
import { readUpload } from './read-upload.ts'

type Deps = {
  db: Db
  files: FileStore
  settings: Pick<ApiSettings, 'OPS_CLAMD' | 'OPS_CLAMD_AWAY'>
  log: Logger
  write: Write
  caller: Caller
  traceId: string
}
/** Of one person, whatever is done with them; housekeeping removes what no record claims. */
const mostUnclaimed = 200

type Begun = { id: number; key: string }

/**
 * Row, content, check, row: whatever is interrupted leaves a row that is not ready, by which housekeeping finds the
 * content. What is checked is what lies in the store.
 */
export async function uploadFile(deps: Deps, request: Request): Promise<StoredFile> {
  const { files, write } = deps
  let begun: Begun | undefined
  try {
    const { purpose, taken } = await readUpload(request, async ({ name, content }) => {
      begun = await begin(deps, name)
      const stored = await files.put(begun.key, content, { maxBytes: largestFile })
      return { ...begun, ...stored, name }
    })
    const { id, key, name, sizeBytes, sha256 } = taken
    const checked = checkPurpose(purpose)
    if (sizeBytes > filePurposes[checked].maxBytes) throw tooLarge(filePurposes[checked].maxBytes)
    const contentType = await checkContent(files, { key, name, purpose: checked })
    await scanContent(deps, key)
    return await write((tx) => markFileReady(tx, id, { purpose: checked, contentType, sizeBytes, sha256 }), {
      resourceId: id,
      status: 201,
    })
  } catch (error) {
    if (begun) await discard(deps, begun)
    throw error
  }
}

async function begin({ db, caller, traceId }: Deps, name: string): Promise<Begun> {
  if ((await countUnclaimedFiles(db, caller.userId)) >= mostUnclaimed) throw conflict(tooMuchLiesAbout)
  const key = randomBytes(16).toString('hex')
  const author = { operatorId: caller.userId, operatorName: caller.name, traceId }
  const id = await systemTransaction(db, author, (tx) =>
    insertPendingFile(tx, { name, storageKey: key, createdBy: caller.userId, departmentId: caller.departmentId }),
  )
  return { id, key }
}

function checkPurpose(purpose: string | undefined): FilePurpose {
  const known = filePurposeNames.find((name) => name === purpose)
  if (!known)
    throw invalid('purpose', text(`须为 ${filePurposeNames.join('、')}`, `One of ${filePurposeNames.join(', ')}`))
  return known
}

async function checkContent(
  files: FileStore,
  { key, name, purpose }: { key: string; name: string; purpose: FilePurpose },
): Promise<ContentType> {
  const claimed = claimedContentType(name)
  const allowed: readonly ContentType[] = filePurposes[purpose].contentTypes
  if (!claimed || !allowed.includes(claimed)) {
    throw refusedType(text('此用途不支持这种文件', 'Files of this kind are not taken for this purpose'))
  }
  const found = await findContentType(() => files.open(key))
  if (!agrees(claimed, found)) {
    throw refusedType(text('文件内容与扩展名不符', 'The content of the file is not what its name says'))
  }
  return claimed
}

/** What cannot be scanned is refused, unless the operator accepts that. */
async function scanContent({ files, settings, log }: Deps, key: string): Promise<void> {
  const { OPS_CLAMD: address, OPS_CLAMD_AWAY: away } = settings
  if (!address) return
  const verdict = await createVirusScanner(address)(await files.open(key))
  if ('infected' in verdict) {
    log.warn({ found: verdict.infected }, 'an upload was infected')
    throw invalid('file', text(`文件含有病毒：${verdict.infected}`, `The file is infected: ${verdict.infected}`))
  }
  if (!('unknown' in verdict)) return
  log.warn({ why: verdict.unknown, away }, 'an upload could not be scanned')
  if (away === 'refuse') throw new DomainError('unavailable', notScanned, { retryAfter: 30 })
}

const notScanned = text('病毒扫描暂时不可用，文件没有上传', 'Files cannot be scanned right now: nothing was uploaded')

function refusedType(message: { zh: string; en: string }): DomainError {
  return new DomainError('content_type', message, { fields: [{ field: 'file', message }] })
}

/** As far as it gets; what is left is housekeeping's. */
async function discard({ db, files, traceId }: Deps, { id, key }: Begun): Promise<void> {
  const author = { traceId, reason: 'upload that was refused or broken off' }
  try {
    await systemTransaction(db, author, (tx) => markFileRemoving(tx, id))
    await files.remove(key)
    await systemTransaction(db, author, (tx) => deleteCondemnedFile(tx, id))
  } catch {
    // The row says that its content is to go.
  }
}

const tooMuchLiesAbout = text(
  '您上传后没有使用的文件太多，请先提交它们，或等一天后它们被清理',
  'Too many of your files belong to nothing yet: hand in what they are for, or wait a day until they are removed',
)
