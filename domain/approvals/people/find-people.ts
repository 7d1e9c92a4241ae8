import type { PlanNode } from '../plan.ts'
import type { Request } from './request.ts'

type Finder = Pick<
  Extract<PlanNode, { type: 'cc' }>['config'],
  'approver_type' | 'user_ids' | 'role_id' | 'level' | 'levels' | 'field' | 'expression'
>

/** Those whom a node means, who can act, each once, in their order; nobody when there is none. */
export async function findPeople(request: Request, nodeId: string, finder: Finder): Promise<number[]> {
  return request.directory.activeOf(await meant(request, nodeId, finder))
}

async function meant(request: Request, nodeId: string, finder: Finder): Promise<number[]> {
  const { directory, departmentId, selected } = request
  switch (finder.approver_type) {
    case 'user':
      return finder.user_ids
    case 'role':
      return finder.role_id ? directory.usersOfRole(finder.role_id) : []
    case 'supervisor':
      return supervisors(await directory.headsAbove(departmentId), finder)
    case 'initiator':
      return [request.applicantId]
    case 'initiator_choice':
    case 'previous_choice':
      return selected[nodeId] ?? []
    case 'form_field':
      return namedInForm(request, finder.field ?? '')
    case 'expression':
      return idsIn(await request.evaluate(finder.expression ?? 'null'))
  }
}

function supervisors(heads: (number | null)[], { level, levels }: Pick<Finder, 'level' | 'levels'>): number[] {
  const asked = levels === 'all' ? heads : levels === 'up_to' ? heads.slice(0, level) : heads.slice(level - 1, level)
  return asked.flatMap((head) => head ?? [])
}

async function namedInForm({ directory, form, formSchema }: Request, name: string): Promise<number[]> {
  const field = formSchema?.fields.find((one) => one.name === name)
  const named = idsIn(form[name])
  if (field?.type !== 'department') return named
  const heads = await Promise.all(named.map((department) => directory.headsAbove(department)))
  return heads.flatMap(([head]) => head ?? [])
}

function idsIn(value: unknown): number[] {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0)
}
