import { z } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { DomainError, invalid } from '../domain/errors.ts'
import { type Text, text } from '../domain/text.ts'
import type { ApiEnv } from './context.ts'
import { asShown } from './iam/column-rules.ts'

export type Envelope<T> = { code: 0; message: 'success'; data: T; timestamp: number }
export type SuccessStatus = 200 | 201 | 202
export type Reply<T, S extends SuccessStatus> = Response & TypedResponse<JSONParsed<Envelope<T>>, S, 'json'>

export function envelopeSchema<S extends z.ZodType>(data: S) {
  return z.object({ code: z.literal(0), message: z.literal('success'), data, timestamp: z.number() })
}

export function ok<T, S extends SuccessStatus = 200>(c: Context<ApiEnv>, data: T, status?: S): Reply<T, S> {
  const body: Envelope<T> = { code: 0, message: 'success', data: asShown(c, data), timestamp: Date.now() }
  return c.json(body, status ?? 200) as unknown as Reply<T, S>
}

export type PageOf<T> = { items: T[]; total: number; page: number; page_size: number; pages: number }

export function page<T>(
  c: Context<ApiEnv>,
  { items, total, isEstimated }: { items: T[]; total: number; isEstimated?: boolean },
  { page, page_size }: { page: number; page_size: number },
): Reply<PageOf<T>, 200> {
  const pages = Math.ceil(total / page_size)
  return ok(c, { items, total, page, page_size, pages, ...(isEstimated && { total_estimated: true as const }) })
}

export function pageSchema<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    total: z.int(),
    page: z.int(),
    page_size: z.int(),
    pages: z.int(),
    total_estimated: z.literal(true).optional().openapi({ description: 'Of very long lists: `total` is about right' }),
  })
}

export type SortTerm<F extends string> = { field: F; direction: 'asc' | 'desc' }

function unknownSort(field: string, sort: readonly string[]): Text {
  const fields = sort.join(', ')
  const shown = field.slice(0, 50)
  return text(`不能按 ${shown} 排序，可用字段：${fields}`, `Cannot sort by ${shown}; there are: ${fields}`)
}

/** The query of a list: page, sort over an allow-list, `q`, and the filters; other names are refused. */
export function listQuery<
  const F extends readonly [string, ...string[]],
  S extends z.core.$ZodLooseShape = Record<never, never>,
>({ sort, filters }: { sort: F; filters?: S }) {
  return z.strictObject({
    ...(filters as S),
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    page_size: z.coerce.number().int().min(1).max(200).default(20),
    sort: z
      .string()
      .default('')
      .transform((value, context): SortTerm<F[number]>[] =>
        value
          .split(',')
          .filter((term) => term !== '')
          .flatMap((term) => {
            const direction = term.startsWith('-') ? 'desc' : 'asc'
            const field = direction === 'desc' ? term.slice(1) : term
            if (sort.includes(field)) return [{ field, direction }]
            context.addIssue({ code: 'custom', params: unknownSort(field, sort) })
            return []
          }),
      )
      .openapi({
        type: 'string',
        pattern: `^(-?(${sort.join('|')})(,|$))*$`,
        description: `Fields by comma, - for descending: ${sort.join(', ')}`,
      }),
    q: z.string().trim().max(100).optional().openapi({ description: 'Text to look for' }),
  })
}

/** The body of a PUT: the record and the version that it replaces, which may also stand in `If-Match`. */
export function versioned<S extends z.ZodType>(
  record: S,
): z.ZodType<z.output<S> & { version?: number | undefined }, z.input<S> & { version?: number | undefined }> {
  return withVersion(record) as never
}

const versionField = { version: z.int().positive().optional() }

function withVersion(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return schema.safeExtend(versionField)
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def
    const options = schema.options as unknown as z.ZodType[]
    return z.discriminatedUnion(discriminator, options.map(withVersion) as unknown as [z.ZodObject])
  }
  throw new Error('only objects and unions of objects carry a version')
}

/** The version that the caller has seen, from the body's field or from `If-Match`; 40001 without either. */
export function expectedVersion(c: Context<ApiEnv>, version: number | undefined): number {
  const header = /^(?:W\/)?"?(\d{1,15})"?$/.exec(c.req.header('If-Match')?.trim() ?? '')?.[1]
  const expected = version ?? (header === undefined ? undefined : Number(header))
  if (expected !== undefined) return expected
  throw invalid(
    'version',
    text('请提供版本号：version 字段或 If-Match 请求头', 'Give the version, as the field or in If-Match'),
  )
}

export function versionConflict(current: unknown): DomainError {
  return new DomainError(
    'version_conflict',
    text(
      '记录已被他人修改，请查看最新内容后重试',
      'The record was changed by someone else; look at the current one and try again',
    ),
    { data: current },
  )
}
