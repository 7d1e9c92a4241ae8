import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import type { FormDesign } from './create-form-design.ts'
import { dragKind } from './drag.ts'
import { fieldKinds } from './form-changes.ts'
import { kindIcons } from './kind-look.ts'

/** The kinds of fields: a click adds one behind what is chosen, or it is dragged to its place. */
export function KindPalette(props: { design: FormDesign; isOpen: boolean }) {
  const words = () => t().formDesigner
  return (
    <section class="min-w-0 md:sticky md:top-0" aria-label={words().palette}>
      <p class="hidden pb-2 text-xs text-ink-3 md:block">{words().paletteHelp}</p>
      <div class="flex gap-1.5 overflow-x-auto pb-1 md:grid md:overflow-visible">
        <For each={fieldKinds}>
          {(kind) => (
            <button
              type="button"
              disabled={!props.isOpen}
              draggable={props.isOpen}
              class="flex h-8 shrink-0 items-center gap-2 rounded border border-line bg-surface px-2.5 text-left text-sm whitespace-nowrap transition-colors hover:border-line-control hover:bg-subtle disabled:opacity-50"
              onClick={() => props.design.add(kind)}
              onDragStart={(event) => dragKind(event, kind)}
            >
              <Dynamic component={kindIcons[kind]} size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
              {words().kinds[kind]}
            </button>
          )}
        </For>
      </div>
    </section>
  )
}
