import { createSignal, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import type { DrawingState } from '../create-drawing.ts'
import type { Validation } from '../create-validation.ts'
import type { RawNode } from '../notation.ts'
import { DraftField, PanelSection } from './fields.tsx'
import { ProblemList } from './ProblemList.tsx'

type NodeHeadProps = {
  drawing: DrawingState
  validation: Validation
  node: RawNode
  idHelp: string
  /** The longest id. */
  idLength: number
  onChange: (change: { id: string } | { name: string | undefined }) => void
}

/** What every node has: what it is, what is wrong with it, its name and its id. */
export function NodeHead(props: NodeHeadProps) {
  const look = () => props.drawing.notation.looks[props.node.type]
  return (
    <>
      <header class="flex items-start gap-2.5 px-4 pt-3 pb-3">
        <Show when={look()}>
          {(shown) => (
            <span class="mt-1 flex" style={{ color: shown().colour }}>
              <Dynamic component={shown().icon} size={16} aria-hidden="true" />
            </span>
          )}
        </Show>
        <div class="min-w-0 pr-8">
          <h2 class="truncate text-base font-semibold leading-6">{props.node.name ?? props.node.id}</h2>
          <p class="text-xs text-ink-3">{props.drawing.notation.words().kindHelp[props.node.type]}</p>
        </div>
      </header>
      <ProblemList problems={props.validation.problems().filter(({ element_id }) => element_id === props.node.id)} />
      <PanelSection>
        <DraftField
          label={t().designer.node.name}
          required={false}
          maxLength={100}
          value={props.node.name ?? ''}
          onChange={(name) => props.onChange({ name: name.trim() || undefined })}
        />
        <IdField {...props} />
      </PanelSection>
    </>
  )
}

const idPattern = /^[\p{L}_][\p{L}\p{N}_-]*$/u

/** Wrong ids are told, and not taken over. */
function IdField(props: NodeHeadProps) {
  const words = () => t().designer.node
  const [problem, setProblem] = createSignal<string>()

  function change(id: string): void {
    const isTaken = props.drawing.readAll().nodes.some((node) => node.id === id)
    setProblem(!idPattern.test(id) ? words().idInvalid : isTaken && id !== props.node.id ? words().idTaken : undefined)
    if (!problem() && id !== props.node.id) props.onChange({ id })
  }

  return (
    <DraftField
      label={words().id}
      help={props.idHelp}
      error={problem()}
      mono
      maxLength={props.idLength}
      value={props.node.id}
      onChange={(text) => change(text.trim())}
    />
  )
}
