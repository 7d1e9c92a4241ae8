import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import type { DrawingState } from '../create-drawing.ts'
import type { Validation } from '../create-validation.ts'
import { edgeKey } from '../graph/diff-graphs.ts'
import { ProblemList } from './ProblemList.tsx'

type EdgeHeadProps = {
  drawing: DrawingState
  validation: Validation
  /** Undefined for what is drawn only. */
  ends: { source: string; target: string } | undefined
  /** What is said of an edge that is drawn only. */
  drawnOnly: string
}

/** From where an edge leads to where, and what is wrong with it. */
export function EdgeHead(props: EdgeHeadProps) {
  const nameOf = (id: string): string => {
    props.drawing.tick()
    return props.drawing.readAll().nodes.find((node) => node.id === id)?.name ?? id
  }
  return (
    <>
      <header class="px-4 pt-3 pb-3">
        <h2 class="text-base font-semibold leading-6">{t().designer.edge.title}</h2>
        <Show when={props.ends} fallback={<p class="mt-1 text-sm text-ink-2">{props.drawnOnly}</p>}>
          {(ends) => (
            <p class="truncate pr-8 text-sm text-ink-2">
              {nameOf(ends().source)} → {nameOf(ends().target)}
            </p>
          )}
        </Show>
      </header>
      <Show when={props.ends}>
        {(ends) => (
          <ProblemList
            problems={props.validation.problems().filter(({ element_id }) => element_id === edgeKey(ends()))}
          />
        )}
      </Show>
    </>
  )
}
