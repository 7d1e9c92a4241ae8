import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { asApiError } from '../../api/api-error.ts'
import { answerOf, api } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { FormSection } from '../../ui/Form.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { ColleaguePicker } from './ColleaguePicker.tsx'
import { refreshHandOvers } from './people-queries.ts'

const ways = ['person', 'heads'] as const

/** Who takes over, and the word to begin. */
export function HeirForm(props: { from: number; name: string; tasks: number }) {
  const words = () => t().approvalPeople
  const [way, setWay] = createSignal<(typeof ways)[number]>('person')
  const [to, setTo] = createSignal<number>()
  const [reason, setReason] = createSignal('')
  const { start, problem, setProblem, isStarting } = createStart(() => ({
    from_user_id: props.from,
    to_user_id: way() === 'person' ? (to() ?? null) : null,
    reason: reason().trim(),
  }))

  async function begin(): Promise<void> {
    if (way() === 'person' && to() === undefined) return void setProblem(words().chooseHeir)
    const isMeant = await confirmAction({
      title: words().startTitle(props.name || `#${props.from}`, props.tasks),
      ...{ body: words().startBody, confirmLabel: words().start, isDangerous: true },
    })
    if (isMeant) await start()
  }

  return (
    <FormSection title={words().to}>
      <RadioGroup
        label={words().toWay}
        value={way()}
        options={ways.map((value) => ({ value, label: words().toWays[value] }))}
        onChange={setWay}
      />
      <Show when={way() === 'person'} fallback={<p class="text-sm text-ink-2">{words().toHeadsHelp}</p>}>
        <ColleaguePicker
          label={words().heir}
          required
          value={to()}
          without={[props.from]}
          error={problem()}
          onChange={(id) => {
            setTo(id)
            setProblem(undefined)
          }}
        />
      </Show>
      <TextField
        label={words().reason}
        help={words().reasonHelp}
        required={false}
        maxLength={500}
        value={reason()}
        onChange={setReason}
      />
      <div>
        <Button variant="primary" pending={isStarting()} onClick={begin}>
          {words().start}
        </Button>
      </div>
    </FormSection>
  )
}

type Order = { from_user_id: number; to_user_id: number | null; reason: string }

/** Begins a hand-over and goes to its page. */
function createStart(order: () => Order) {
  const navigate = useNavigate()
  const [problem, setProblem] = createSignal<string>()
  const [isStarting, setStarting] = createSignal(false)

  async function start(): Promise<void> {
    const words = t().approvalPeople
    setStarting(true)
    try {
      const { id } = await answerOf(api.POST('/api/v1/approval-hand-overs', { body: order() }))
      toast.success(words.started)
      await refreshHandOvers()
      navigate(`/approvals/hand-overs/${id}`)
    } catch (error) {
      const [first] = asApiError(error).errors
      setProblem(first?.message)
      if (!first) toast.error(words.startFailed, error)
    } finally {
      setStarting(false)
    }
  }

  return { start, problem, setProblem, isStarting }
}
