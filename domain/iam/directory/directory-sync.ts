import type { Text } from '../../text.ts'

export const syncTriggers = ['manual', 'schedule'] as const
export type SyncTrigger = (typeof syncTriggers)[number]
/** `waiting` for somebody who confirms. */
export const syncStatuses = ['reading', 'waiting', 'applying', 'done', 'failed', 'cancelled'] as const
export type SyncStatus = (typeof syncStatuses)[number]
export const openSyncStatuses = ['reading', 'waiting', 'applying'] as const satisfies readonly SyncStatus[]
export const stopReasons = ['confirm', 'too_many_disabled'] as const
export type StopReason = (typeof stopReasons)[number]

export const changeKinds = ['department', 'person'] as const
export type ChangeKind = (typeof changeKinds)[number]
/** `link`: what has the same name here already is taken to be it. */
export const changeActions = ['create', 'link', 'update', 'move', 'enable', 'disable', 'remove'] as const
export type ChangeAction = (typeof changeActions)[number]
/** `skipped`: in conflict with what is here. */
export const changeStatuses = ['planned', 'applied', 'skipped', 'failed'] as const
export type ChangeStatus = (typeof changeStatuses)[number]

/** The fields that a change touches; `parent` and `department` are the directory's ids. */
export type ChangeFields = {
  name?: string | undefined
  sort?: number | undefined
  parent?: string | null | undefined
  username?: string | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  department?: string | null | undefined
}

export type PlannedChange = {
  kind: ChangeKind
  action: ChangeAction
  externalId: string
  targetId: number | null
  label: string
  before: ChangeFields | null
  after: ChangeFields | null
  reason: Text
  conflict: Text | null
}
