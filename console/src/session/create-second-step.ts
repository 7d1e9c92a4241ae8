import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { type ApiError, asApiError } from '../api/api-error.ts'
import type { Schemas } from '../api/client.ts'
import type { AnswerMethod } from '../api/confirm-identity.ts'
import { createNow } from '../ui/create-now.ts'

type SentMethod = 'sms' | 'email'
type Options = {
  methods: () => AnswerMethod[]
  send: (method: SentMethod) => Promise<Schemas['SentCode']>
  submit: (answer: { method: AnswerMethod; code: string }) => Promise<void>
}

export type SecondStepState = ReturnType<typeof createSecondStep>

/** Proves once more who somebody is: by which method, with which code, and when another code may be sent. */
export function createSecondStep({ methods, send, submit }: Options) {
  const [chosen, setChosen] = createSignal<AnswerMethod>()
  const method = createMemo(() => chosen() ?? methods()[0] ?? 'password')
  const [code, setCode] = createSignal('')
  const [sent, setSent] = createSignal<Partial<Record<SentMethod, Schemas['SentCode']>>>({})
  const [resendAt, setResendAt] = createSignal(0)
  const [failure, setFailure] = createSignal<ApiError>()
  const [isPending, setPending] = createSignal(false)
  const [isSending, setSending] = createSignal(false)
  const now = createNow(1_000)

  createEffect(on(method, () => setCode(''), { defer: true }))

  async function sendCode(): Promise<void> {
    const wanted = method()
    if (wanted !== 'sms' && wanted !== 'email') return
    setSending(true)
    setFailure(undefined)
    try {
      const answer = await send(wanted)
      setSent({ ...sent(), [wanted]: answer })
      setResendAt(Date.now() + answer.resend_in * 1000)
    } catch (error) {
      const known = asApiError(error)
      setFailure(known)
      if (known.retryAfter) setResendAt(Date.now() + known.retryAfter * 1000)
    } finally {
      setSending(false)
    }
  }

  /** True when it was right. */
  async function confirm(): Promise<boolean> {
    if (isPending() || code().trim() === '') return false
    setPending(true)
    setFailure(undefined)
    try {
      await submit({ method: method(), code: code().trim() })
      return true
    } catch (error) {
      setFailure(asApiError(error))
      setCode('')
      return false
    } finally {
      setPending(false)
    }
  }

  return {
    method,
    choose(next: AnswerMethod) {
      setChosen(next)
      setFailure(undefined)
    },
    code,
    setCode,
    sent: () => {
      const wanted = method()
      return wanted === 'sms' || wanted === 'email' ? sent()[wanted] : undefined
    },
    /** Zero when another code may be sent. */
    secondsToResend: () => Math.max(0, Math.ceil((resendAt() - Math.max(now(), Date.now())) / 1000)),
    failure,
    isPending,
    isSending,
    sendCode,
    confirm,
  }
}
