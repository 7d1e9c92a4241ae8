import type { Schemas } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.ts'

export type BatchBody = paths['/api/v1/jobs/batch']['post']['requestBody']['content']['application/json']
export type BatchAction = BatchBody['action']
export type BatchAnswer = Schemas['JobBatch']
export type BatchItem = BatchAnswer['items'][number]

/** The ticked jobs, or all that the filter finds; `count` says how many those are. */
export type BatchTarget = { count: number } & ({ ids: number[] } | { filter: NonNullable<BatchBody['filter']> })
export type BatchWish = { what: Exclude<BatchAction, 'add_tag' | 'remove_tag'> | 'tags'; target: BatchTarget }
