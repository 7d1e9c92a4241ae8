import { answerOf, api } from '../../api/client.ts'

export type ChoiceKind = 'user' | 'department'
export type Choice = { id: number; name: string; hint: string }

const load = {
  user: (query: { q?: string; ids?: string }, signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/approvals/choices/people', { params: { query }, signal })),
  department: (query: { q?: string; ids?: string }, signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/approvals/choices/departments', { params: { query }, signal })),
}

/** Whom one may name, by what is typed. */
export const choicesQuery = (kind: ChoiceKind, q: string) => ({
  key: ['approvals', 'choices', kind, q],
  load: (signal: AbortSignal) => load[kind](q === '' ? {} : { q }, signal),
})

/** Who stands in a form. */
export const chosenQuery = (kind: ChoiceKind, ids: number[]) => ({
  key: ['approvals', 'chosen', kind, ids],
  load: (signal: AbortSignal) => load[kind]({ ids: ids.join(',') }, signal),
  isEnabled: ids.length > 0,
})
