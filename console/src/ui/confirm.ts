import { createSignal } from 'solid-js'

export type Confirmation = {
  title: string
  /** What will happen, and what will be lost. */
  body: string
  /** Verb and object: `删除任务`. */
  confirmLabel: string
  isDangerous?: boolean
  /** For what can't be taken back: the name that has to be typed. */
  nameToType?: string
}

type Pending = Confirmation & { answer: (isConfirmed: boolean) => void }

const [pending, setPending] = createSignal<Pending>()

export const pendingConfirmation = pending

export function confirmAction(confirmation: Confirmation): Promise<boolean> {
  pending()?.answer(false)
  return new Promise((resolve) => {
    setPending({
      ...confirmation,
      answer: (isConfirmed) => {
        setPending(undefined)
        resolve(isConfirmed)
      },
    })
  })
}
