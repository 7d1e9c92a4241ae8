import { text } from '../../text.ts'
import { displayName } from '../identity-providers/identity.ts'
import type { DirectoryDepartment } from './directory-source.ts'
import type { PlannedChange } from './directory-sync.ts'

type LocalDepartment = { id: number; name: string; parentId: number | null }
export type DepartmentState = {
  local: readonly LocalDepartment[]
  /** Directory's id → ours. */
  links: ReadonlyMap<string, number>
}

/** What has to change before people are looked at, parents first; and the departments that are gone, leaves first. */
export function planDepartments(
  read: readonly DirectoryDepartment[],
  { local, links }: DepartmentState,
): { changes: PlannedChange[]; removals: PlannedChange[] } {
  const byId = new Map(local.map((department) => [department.id, department]))
  const externalOf = new Map([...links].map(([externalId, id]) => [id, externalId]))
  const byPlace = new Map(local.map((department) => [placeKey(department.parentId, department.name), department]))
  const ours = new Map(links)
  const changes: PlannedChange[] = []
  for (const department of parentsFirst(read)) {
    const name = displayName(department.name, department.id)
    const { id: externalId, parentId: parent, sort } = department
    const common = { kind: 'department', externalId, label: name, conflict: null } as const
    const parentHere = parent === null ? null : ours.get(parent)
    const id = links.get(externalId)
    const known = id === undefined ? undefined : byId.get(id)
    if (!known) {
      // Below a parent that is yet to be made there is nothing to find.
      const same = parentHere === undefined ? undefined : byPlace.get(placeKey(parentHere, name))
      if (same && !externalOf.has(same.id)) {
        ours.set(externalId, same.id)
        changes.push({
          ...common,
          action: 'link',
          targetId: same.id,
          before: { name },
          after: { name, parent },
          reason: sameName,
        })
      } else {
        const conflict = same ? nameTaken : null
        changes.push({
          ...common,
          action: 'create',
          targetId: null,
          before: null,
          after: { name, parent, sort },
          reason: isNew,
          conflict,
        })
      }
      continue
    }
    if (known.name !== name) {
      changes.push({
        ...common,
        action: 'update',
        targetId: known.id,
        before: { name: known.name },
        after: { name },
        reason: isRenamed,
      })
    }
    const parentBefore = known.parentId === null ? null : (externalOf.get(known.parentId) ?? null)
    if (parentHere === undefined || known.parentId !== parentHere) {
      changes.push({
        ...common,
        action: 'move',
        targetId: known.id,
        before: { parent: parentBefore },
        after: { parent },
        reason: isMoved,
      })
    }
  }
  const seen = new Set(read.map(({ id }) => id))
  const gone = [...links].filter(([externalId, id]) => !seen.has(externalId) && byId.has(id))
  const removals = gone
    .sort(([, one], [, other]) => depthOf(other, byId) - depthOf(one, byId))
    .map(([externalId, id]): PlannedChange => {
      const name = byId.get(id)?.name ?? ''
      return {
        kind: 'department',
        action: 'remove',
        externalId,
        targetId: id,
        label: name,
        before: { name },
        after: null,
        reason: isGone,
        conflict: null,
      }
    })
  return { changes, removals }
}

/** Whoever names a parent that is not there, or is in a circle, stands at the top. */
export function parentsFirst(read: readonly DirectoryDepartment[]): DirectoryDepartment[] {
  const byId = new Map(read.map((department) => [department.id, department]))
  const done = new Map<string, DirectoryDepartment>()
  const place = (department: DirectoryDepartment, above: ReadonlySet<string>): void => {
    if (done.has(department.id)) return
    const parent = department.parentId === null ? undefined : byId.get(department.parentId)
    const isSound = parent !== undefined && !above.has(parent.id)
    if (isSound) place(parent, new Set([...above, department.id]))
    if (!done.has(department.id)) done.set(department.id, { ...department, parentId: isSound ? parent.id : null })
  }
  for (const department of read) place(department, new Set([department.id]))
  return [...done.values()]
}

function depthOf(id: number, byId: ReadonlyMap<number, LocalDepartment>): number {
  let depth = 0
  for (let at = byId.get(id); at?.parentId != null && depth < 100; at = byId.get(at.parentId)) depth++
  return depth
}

const placeKey = (parentId: number | null, name: string) => `${parentId}/${name}`

const isNew = text('目录中新增', 'New in the directory')
const isGone = text('目录中已删除', 'No longer in the directory')
const isRenamed = text('目录中已改名', 'Renamed in the directory')
const isMoved = text('目录中已移动', 'Moved in the directory')
const sameName = text('本地已有同名部门，将与之关联', 'A department of this name is here already and is taken to be it')
const nameTaken = text('同一上级下已有同名部门', 'Its parent has a department of this name already')
