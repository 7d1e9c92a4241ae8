import { createSignal } from 'solid-js'
import { asApiError } from '../api/api-error.ts'

export type Toast = {
  id: number
  tone: 'success' | 'error' | 'info'
  text: string
  detail?: string | undefined
  traceId?: string | undefined
  /** What follows from it: somewhere to go, or something to do. */
  action?: { label: string; href: string } | { label: string; run: () => void } | undefined
}

const [list, setList] = createSignal<Toast[]>([])
let nextId = 1

export const toasts = list

type Extras = Pick<Toast, 'detail' | 'action'>

export const toast = {
  success: (text: string, extras: Extras = {}): void => add({ tone: 'success', text, ...extras }),
  info: (text: string, extras: Extras = {}): void => add({ tone: 'info', text, ...extras }),
  /** `text` says what could not be done; the error says why. */
  error: (text: string, error: unknown): void => {
    const { message, errors, traceId } = asApiError(error)
    const detail = [message, ...errors.map((field) => field.message)].join('\n')
    add({ tone: 'error', text, detail, traceId })
  },
}

export function dismissToast(id: number): void {
  setList((shown) => shown.filter((one) => one.id !== id))
}

function add(one: Omit<Toast, 'id'>): void {
  setList((shown) => [...shown.slice(-3), { ...one, id: nextId++ }])
}
