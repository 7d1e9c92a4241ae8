import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { For, Show } from 'solid-js'
import type { ApprovalCallback } from '../../../../../domain/approvals/workflow-graph.ts'
import type { Suggestion } from '../../../designer/feel/suggestions.ts'
import type { Problem } from '../../../designer/store.ts'
import { t } from '../../../i18n/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import { ActionFields } from './ActionFields.tsx'

type CallbacksEditorProps = {
  callbacks: ApprovalCallback[]
  suggestions: Suggestion[]
  problems: Problem[]
  onChange: (callbacks: ApprovalCallback[]) => void
}

const mostCallbacks = 20

/** What follows when a request is approved or rejected. */
export function CallbacksEditor(props: CallbacksEditorProps) {
  const words = () => t().workflowDesigner.callbacks
  const replace = (index: number, callback: ApprovalCallback): void =>
    props.onChange(props.callbacks.map((one, place) => (place === index ? callback : one)))
  const problemsOf = (index: number) => props.problems.filter(({ element_id }) => element_id === `callbacks.${index}`)
  return (
    <div class="grid gap-4">
      <Show when={props.callbacks.length === 0}>
        <p class="text-sm text-ink-3">{words().empty}</p>
      </Show>
      <For each={props.callbacks.map((_, index) => index)}>
        {(index) => (
          <Show when={props.callbacks[index]}>
            {(callback) => (
              <fieldset class="grid gap-3.5 rounded border border-line px-4 py-3.5">
                <legend class="sr-only">{words().one(index + 1)}</legend>
                <div class="flex items-end gap-2">
                  <div class="min-w-0 flex-1">
                    <Select
                      label={words().on}
                      value={callback().on}
                      options={(['approved', 'rejected'] as const).map((value) => ({
                        value,
                        label: words().ons[value],
                      }))}
                      onChange={(on) => replace(index, { ...callback(), on })}
                    />
                  </div>
                  <IconButton
                    icon={Trash}
                    label={words().remove(index + 1)}
                    onClick={() => props.onChange(props.callbacks.filter((_, place) => place !== index))}
                  />
                </div>
                <ActionFields
                  action={callback()}
                  suggestions={props.suggestions}
                  onChange={({ type, config }) => replace(index, callbackOf(callback().on, type, config))}
                />
                <For each={problemsOf(index)}>{(problem) => <p class="text-sm text-failed">{problem.message}</p>}</For>
              </fieldset>
            )}
          </Show>
        )}
      </For>
      <Show when={props.callbacks.length < mostCallbacks}>
        <div>
          <Button
            size="sm"
            icon={Plus}
            onClick={() => props.onChange([...props.callbacks, callbackOf('approved', 'webhook', {})])}
          >
            {words().add}
          </Button>
        </div>
      </Show>
    </div>
  )
}

/** All that a config holds came out of JSON, or goes into it. */
function callbackOf(
  on: ApprovalCallback['on'],
  type: ApprovalCallback['type'],
  config: Record<string, unknown>,
): ApprovalCallback {
  return { on, type, config: config as ApprovalCallback['config'] }
}
