import { namesOfPeople } from '../../db/approvals/people-queries.ts'
import type { Db } from '../../db/database.ts'
import { pathOf, type RehearsedStep } from '../../domain/approvals/rehearsal/path.ts'
import type { Rehearsal, RehearsedSeat } from '../../domain/approvals/rehearsal/rehearsal.ts'
import type { Language } from '../../domain/text.ts'
import { heldIn } from './approval-record.ts'
import { markedDiagram } from './marked-diagram.ts'
import type { OpenRehearsal } from './open-rehearsal.ts'

/** The way of a request that is only thought of, with the names of its people. */
export async function shownPath(
  { db, language }: { db: Db; language: Language },
  { world, plan, version }: OpenRehearsal,
  rehearsal: Rehearsal,
) {
  const { outcome, steps } = pathOf(rehearsal)
  const names = await namesOfPeople(db, [...new Set(steps.flatMap(peopleIn))])
  const nameOf = (id: number): string | null => names.get(id) ?? null
  const nodeName = (id: string): string | null => world.node(id).name ?? null
  return {
    outcome,
    version,
    steps: steps.map(({ node: id, seats, copies, returnTargets, ...step }) => {
      const node = world.node(id)
      return {
        ...step,
        ...{ node_id: id, node_name: nodeName(id), type: node.type },
        mode: node.type === 'approval' ? node.config.mode : null,
        people: seats.map((seat) => shownSeat(seat, nameOf)),
        copies: copies.map((person) => ({ id: person, name: nameOf(person) })),
        return_targets: returnTargets.map((target) => ({ id: target, name: nodeName(target) })),
      }
    }),
    held: heldIn({ tokens: rehearsal.state }, language).map((one) => ({ ...one, node_name: nodeName(one.node_id) })),
    ...markedDiagram(plan, rehearsal.state, new Set()),
  }
}

function peopleIn({ seats, copies }: RehearsedStep): number[] {
  return [...copies, ...seats.flatMap(({ assignee, owner }) => [assignee, ...(owner === undefined ? [] : [owner])])]
}

function shownSeat({ assignee, owner, status, verdict, auto }: RehearsedSeat, nameOf: (id: number) => string | null) {
  return {
    ...{ id: assignee, name: nameOf(assignee) },
    ...{ owner_id: owner ?? null, owner_name: owner === undefined ? null : nameOf(owner) },
    ...{ status, verdict, why: auto ?? null },
  }
}
