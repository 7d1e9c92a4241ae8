import { z } from '@hono/zod-openapi'
import { inviteResults } from '../../domain/iam/invitation.ts'
import { importFields, importOutcomes } from '../../domain/iam/user-import.ts'
import { tableFormats } from './table-file.ts'

export const format = z.enum(tableFormats).default('xlsx')
const existing = z
  .enum(['refuse', 'update'])
  .default('refuse')
  .openapi({ description: 'Whether a row with the username of somebody who is there is a problem, or changes them' })

export const importQuery = z.strictObject({
  mode: z.enum(['preview', 'commit']).default('preview'),
  rows: z.enum(['all', 'valid']).default('all').openapi({ description: 'All rows or none, or those without problems' }),
  existing,
  invite: z
    .enum(['none', 'mail'])
    .default('none')
    .openapi({ description: 'Whether the new people are sent the link that opens their account' }),
  plan: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .openapi({ description: 'Of the preview: when the file would now do anything else, nothing is done (40901)' }),
})
export const problemsQuery = z.strictObject({ format, existing })

const cells = z.partialRecord(z.enum(importFields), z.string())
const importRow = z.object({
  row: z.int().openapi({ description: 'As the spreadsheet counts: the head is row 1' }),
  outcome: z.enum(importOutcomes),
  cells,
  before: cells.optional().openapi({ description: 'Of an update: what its changes replace' }),
  errors: z.array(z.object({ field: z.enum(importFields), message: z.string() })),
})

export const importAnswer = z
  .object({
    mode: z.enum(['preview', 'commit']),
    fields: z.array(z.enum(importFields)),
    ignored: z.array(z.string()).openapi({ description: 'Columns that are not imported; a password is one of them' }),
    total: z.int(),
    valid: z.int(),
    invalid: z.int(),
    counts: z.object({ new: z.int(), update: z.int(), unchanged: z.int(), error: z.int() }),
    plan: z.string().optional().openapi({ description: 'Of a preview, to be sent with the commit' }),
    can_invite: z.boolean().optional().openapi({ description: 'Of a preview: whether invitations are allowed' }),
    invitable: z.int().optional().openapi({ description: 'Of a preview: new people with an address' }),
    created: z.int(),
    created_ids: z.array(z.int()),
    updated: z.int(),
    invited: z.int(),
    uninvited: z.array(z.object({ id: z.int(), username: z.string(), result: z.enum(inviteResults) })),
    rows: z.array(importRow).openapi({ description: 'Of a commit, only those that were left out' }),
  })
  .openapi('UserImport')

// A plain schema: it documents the form, which `readForm` reads.
export const importForm = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        required: ['file'],
        properties: { file: { type: 'string' as const, format: 'binary' } },
      },
    },
  },
}
