import { claimFile, countFilesOf, type FileOwner } from '../../../db/files/file-queries.ts'
import { invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { Stage } from '../stage.ts'

const mostFiles = 200

/** What the actor has uploaded becomes the request's; whoever may read the request may read it from then on. */
export async function attach({ tx, instance, actor }: Stage, fileIds: number[] = []): Promise<void> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0 || actor.userId === null) return
  const owner: FileOwner = { table: 'approval_instance', id: instance.id }
  if ((await countFilesOf(tx, owner)) + ids.length > mostFiles) throw invalid('attachments', tooMany)
  for (const id of ids) await claimFile(tx, id, { owner, userId: actor.userId })
}

const tooMany = text(`一个申请最多 ${mostFiles} 个附件`, `a request has at most ${mostFiles} files`)
