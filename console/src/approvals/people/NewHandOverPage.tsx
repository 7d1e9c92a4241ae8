import { useNavigate } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { asApiError } from '../../api/api-error.ts'
import { answerOf, api } from '../../api/client.ts'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { PersonPicker } from '../../iam/PersonPicker.tsx'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { countParam, createUrlState } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FormSection } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { ColleaguePicker } from './ColleaguePicker.tsx'
import { HandOverNotes } from './HandOverNotes.tsx'
import { handOverPreviewQuery, refreshHandOvers } from './people-queries.ts'

const ways = ['person', 'heads'] as const

export default function NewHandOverPage() {
  return (
    <Allowed to="approval:operate">
      <NewHandOver />
    </Allowed>
  )
}

/** Whose tasks, what that comes to, and who takes over. The person stands in the URL. */
function NewHandOver() {
  const words = () => t().approvalPeople
  nameThisPage(() => words().newHandOver)
  const navigate = useNavigate()
  const state = createUrlState({ from: countParam(0) })
  const [way, setWay] = createSignal<(typeof ways)[number]>('person')
  const [to, setTo] = createSignal<number>()
  const [reason, setReason] = createSignal('')
  const [name, setName] = createSignal('')
  const [errors, setErrors] = createSignal<{ to?: string }>({})
  const [isStarting, setStarting] = createSignal(false)
  const preview = createRecord(() => ({ ...handOverPreviewQuery(state.from), isEnabled: state.from > 0 }))
  const tasks = (): number => (preview.data()?.open ?? 0) + (preview.data()?.held ?? 0)

  async function start(): Promise<void> {
    if (way() === 'person' && to() === undefined) return void setErrors({ to: words().chooseHeir })
    const isMeant = await confirmAction({
      title: words().startTitle(name() || `#${state.from}`, tasks()),
      ...{ body: words().startBody, confirmLabel: words().start, isDangerous: true },
    })
    if (!isMeant) return
    setStarting(true)
    try {
      const to_user_id = way() === 'person' ? (to() ?? null) : null
      const body = { from_user_id: state.from, to_user_id, reason: reason().trim() }
      const { id } = await answerOf(api.POST('/api/v1/approval-hand-overs', { body }))
      toast.success(words().started)
      await refreshHandOvers()
      navigate(`/approvals/hand-overs/${id}`)
    } catch (error) {
      const [first] = asApiError(error).errors
      setErrors(first ? { to: first.message } : {})
      if (!first) toast.error(words().startFailed, error)
    } finally {
      setStarting(false)
    }
  }

  return (
    <>
      <PageHeader title={words().newHandOver} description={words().handOversBody} />
      <div class="max-w-form">
        <FormSection title={words().from}>
          <Show
            when={can('user:read')}
            fallback={
              <ColleaguePicker
                label={words().from}
                required
                value={state.from || undefined}
                onChange={(id) => state.set({ from: id ?? 0 })}
              />
            }
          >
            <PersonPicker
              label={words().from}
              required
              value={state.from > 0 ? String(state.from) : ''}
              onChange={(value, person) => {
                setName(person?.name ?? '')
                state.set({ from: Number(value) })
              }}
            />
          </Show>
          <Show when={state.from > 0}>
            <Switch fallback={<SkeletonLines count={3} />}>
              <Match when={preview.data()}>{(data) => <HandOverNotes preview={data()} />}</Match>
              <Match when={preview.error()}>
                {(error) => <ErrorState error={error()} onRetry={preview.refetch} />}
              </Match>
            </Switch>
          </Show>
        </FormSection>
        <Show when={tasks() > 0}>
          <FormSection title={words().to}>
            <RadioGroup
              label={words().toWay}
              value={way()}
              options={ways.map((value) => ({ value, label: words().toWays[value] }))}
              onChange={(value) => setWay(value === 'heads' ? 'heads' : 'person')}
            />
            <Show when={way() === 'person'} fallback={<p class="text-sm text-ink-2">{words().toHeadsHelp}</p>}>
              <ColleaguePicker
                label={words().heir}
                required
                value={to()}
                without={[state.from]}
                error={errors().to}
                onChange={(id) => {
                  setTo(id)
                  setErrors({})
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
              <Button variant="primary" pending={isStarting()} onClick={start}>
                {words().start}
              </Button>
            </div>
          </FormSection>
        </Show>
      </div>
    </>
  )
}
