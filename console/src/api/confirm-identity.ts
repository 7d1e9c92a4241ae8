import { createSignal } from 'solid-js'
import { apiCode } from './api-error.ts'
import type { components } from './schema.gen.ts'

export type AnswerMethod = components['schemas']['MfaChallenge']['methods'][number]

type Asked = { methods: AnswerMethod[]; answer: (isConfirmed: boolean) => void }

const [asked, setAsked] = createSignal<Asked>()
let waiting: Promise<boolean> | undefined

/** What a dialog has to ask, while calls wait for it. */
export const askedIdentity = asked

/** Asks once for all calls that wait; false when the person would rather not. */
export function confirmIdentity(methods: AnswerMethod[]): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    setAsked({ methods, answer: resolve })
  }).finally(() => {
    waiting = undefined
    setAsked(undefined)
  })
  return waiting
}

/** The methods that a refusal asks for; undefined of every other answer. */
export async function askedMethods(response: Response): Promise<AnswerMethod[] | undefined> {
  if (response.status !== 403) return undefined
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  const { code, data } = (body ?? {}) as { code?: number; data?: { reason?: string; methods?: AnswerMethod[] } }
  return code === apiCode.mfaNeeded && data?.reason === 'confirmation' ? (data.methods ?? []) : undefined
}
