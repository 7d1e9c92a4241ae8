import { createSignal, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { countParam, createUrlState } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FormSection } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { HandOverNotes } from './HandOverNotes.tsx'
import { HeirForm } from './HeirForm.tsx'
import { LeaverPicker } from './LeaverPicker.tsx'
import { handOverPreviewQuery } from './people-queries.ts'

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
  const state = createUrlState({ from: countParam(0) })
  const [name, setName] = createSignal('')
  const preview = createRecord(() => ({ ...handOverPreviewQuery(state.from), isEnabled: state.from > 0 }))
  const tasks = (): number => (preview.data()?.open ?? 0) + (preview.data()?.held ?? 0)
  return (
    <>
      <PageHeader title={words().newHandOver} description={words().handOversBody} />
      <div class="max-w-form">
        <FormSection title={words().from}>
          <LeaverPicker
            value={state.from}
            onChange={(id, chosen) => {
              setName(chosen)
              state.set({ from: id })
            }}
          />
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
          <HeirForm from={state.from} name={name()} tasks={tasks()} />
        </Show>
      </div>
    </>
  )
}
