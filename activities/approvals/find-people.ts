import { activeOf, headsAbove, usersOfRole } from '../../db/approvals/people-queries.ts'
import type { FormField } from '../../domain/approvals/form.ts'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import { evaluate } from './judge.ts'
import type { Stage } from './stage.ts'

type Finder = Pick<
  Extract<PlanNode, { type: 'cc' }>['config'],
  'approver_type' | 'user_ids' | 'role_id' | 'level' | 'levels' | 'field' | 'expression'
>

/** Those whom a node means, who can act, each once, in their order; nobody when there is none. */
export async function findPeople(stage: Stage, nodeId: string, finder: Finder): Promise<number[]> {
  return activeOf(stage.tx, await meant(stage, nodeId, finder))
}

async function meant(stage: Stage, nodeId: string, finder: Finder): Promise<number[]> {
  const { tx, instance, selected } = stage
  switch (finder.approver_type) {
    case 'user':
      return finder.user_ids
    case 'role':
      return finder.role_id ? usersOfRole(tx, finder.role_id) : []
    case 'supervisor':
      return supervisors(await headsAbove(tx, instance.department_id), finder)
    case 'initiator':
      return [instance.applicant_id]
    case 'initiator_choice':
    case 'previous_choice':
      return selected[nodeId] ?? []
    case 'form_field':
      return namedInForm(stage, finder.field ?? '')
    case 'expression':
      return idsIn(await evaluate(stage, finder.expression ?? 'null'))
  }
}

function supervisors(heads: (number | null)[], { level, levels }: Pick<Finder, 'level' | 'levels'>): number[] {
  const asked = levels === 'all' ? heads : levels === 'up_to' ? heads.slice(0, level) : heads.slice(level - 1, level)
  return asked.flatMap((head) => head ?? [])
}

async function namedInForm({ tx, form, plan }: Stage, name: string): Promise<number[]> {
  const field = plan.formSchema?.fields.find((one: FormField) => one.name === name)
  const named = idsIn(form[name])
  if (field?.type !== 'department') return named
  const heads = await Promise.all(named.map((department) => headsAbove(tx, department)))
  return heads.flatMap(([head]) => head ?? [])
}

function idsIn(value: unknown): number[] {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0)
}
