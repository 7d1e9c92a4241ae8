import { t } from '../../i18n/language.ts'
import type { Tone } from '../../ui/status.ts'
import type { Step } from './rehearsal-queries.ts'

export function stepName({ node_name, node_id, type }: Step): string {
  const known = t().rehearsal.types as Record<string, string>
  return node_name || (type === 'start' || type === 'end' ? known[type] : undefined) || node_id
}

function personName({ id, name }: { id: number; name: string | null }): string {
  return name ?? t().rehearsal.unknown(id)
}

/** Somebody, and for whom. */
export function seatName(seat: Step['people'][number]): string {
  const { owner_id, owner_name } = seat
  const owner = owner_id === null ? '' : t().rehearsal.inPlaceOf(personName({ id: owner_id, name: owner_name }))
  return personName(seat) + owner
}

/** Who has a part in a step, and how they decide. */
export function stepPeople(step: Step): string {
  const words = t().rehearsal
  if (step.type === 'cc') return words.names(step.copies.map(personName))
  const asked = step.people.filter(({ why }) => why === null)
  const names = words.names(asked.map(seatName))
  return asked.length > 1 && step.mode ? `${names} · ${words.modes[step.mode]}` : names
}

/** What a step does without asking somebody, each in a sentence. */
export function stepNotes(step: Step): string[] {
  const words = t().rehearsal
  const passed = step.people.flatMap((seat) =>
    seat.why === null ? [] : [`${personName(seat)}${t().ui.colon}${words[seat.why]}`],
  )
  if (step.why === 'choice') return [...passed, words.choice]
  if (step.why === 'empty') return [...passed, step.verdict === 'rejected' ? words.emptyRejected : words.emptyApproved]
  return passed
}

export function stepTone({ status, verdict, people, why }: Step): Tone {
  if (status !== 'done') return status === 'waiting' ? 'waiting' : 'running'
  if (verdict === 'rejected') return 'failed'
  const isSkipped = why === 'empty' || (people.length > 0 && people.every((seat) => seat.why !== null))
  return isSkipped ? 'skipped' : 'success'
}
