import { createMemo, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { createRested } from '../../ui/create-rested.ts'
import { Section } from '../../ui/Section.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { PathList, shownSteps } from './PathList.tsx'
import { type Path, previewQuery } from './rehearsal-queries.ts'

const restMs = 400

export type PredictedPathProps = {
  workflowId: number
  /** Left out, the version that is started now. */
  version?: number
  form: Record<string, unknown>
  title?: string
  /** By node, whom the applicant has chosen. */
  selected?: Record<string, number[]>
}

/** Who will decide, as far as that can be said of what is filled in by now. */
export function PredictedPath(props: PredictedPathProps) {
  const words = () => t().rehearsal
  const asked = createRested(
    () =>
      JSON.stringify({
        form_data: props.form,
        title: props.title ?? '',
        selected_approvers: props.selected ?? {},
        version: props.version,
      }),
    restMs,
  )
  const record = createRecord(() => previewQuery(props.workflowId, JSON.parse(asked())))
  // What was worked out last stands until there is something newer.
  const path = createMemo<Path | undefined>((last) => record.data() ?? last)
  return (
    <Section title={words().predicted}>
      <Switch fallback={<SkeletonLines count={3} />}>
        <Match when={path()}>
          {(known) => (
            <div class="grid gap-3">
              <Show
                when={shownSteps(known()).length + known().held.length > 0}
                fallback={<p class="text-sm text-ink-2">{words().nobodyDecides}</p>}
              >
                <PathList path={known()} isPlan />
                <Show when={known().outcome !== 'approved'}>
                  <p class="text-sm text-ink-2">
                    {known().outcome === 'rejected' ? words().rejectedByRule : words().comesBack}
                  </p>
                </Show>
                <p class="text-xs text-ink-3">{words().predictedHelp}</p>
              </Show>
            </div>
          )}
        </Match>
        <Match when={record.error()}>
          <p class="text-sm text-ink-3">{words().predictedFailed}</p>
        </Match>
      </Switch>
    </Section>
  )
}
