import { answerOf, api } from '../../api/client.ts'

export type ChoiceKind = 'user' | 'department'
/** `hint` tells those of one name apart. */
export type Choice = { id: number; name: string; hint: string }

type Asked = { q?: string; ids?: string }

const load = {
  async user(query: Asked, signal: AbortSignal): Promise<{ items: Choice[] }> {
    const { items } = await answerOf(api.GET('/api/v1/approvals/people', { params: { query }, signal }))
    const named = items.map(({ id, name, username, department }) => ({
      id,
      name: name || username,
      hint: department ?? '',
    }))
    return { items: named }
  },
  async department(query: Asked, signal: AbortSignal): Promise<{ items: Choice[] }> {
    const { items } = await answerOf(api.GET('/api/v1/approvals/departments', { params: { query }, signal }))
    return { items: items.map(({ id, name, above }) => ({ id, name, hint: above ?? '' })) }
  },
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
