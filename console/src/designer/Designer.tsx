import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, lazy, onMount, Show, Suspense } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createIsNarrow } from '../ui/create-media-query.ts'
import { guardLeaving } from '../ui/guard-leaving.ts'
import { useShortcuts } from '../ui/shortcuts.ts'
import { CanvasHint } from './CanvasHint.tsx'
import { createCompare } from './create-compare.ts'
import { createDrawing, type DrawingState } from './create-drawing.ts'
import { createSaving, type Saving } from './create-saving.ts'
import { createValidation, type Validation } from './create-validation.ts'
import { DesignerDrawers, type DrawerName, type SettingsPart } from './DesignerDrawers.tsx'
import { DrawingTitle } from './DrawingTitle.tsx'
import { createFiles, type Files } from './files/create-files.ts'
import type { Notation } from './notation.ts'
import { Palette } from './Palette.tsx'
import { Problems } from './Problems.tsx'
import { Panel } from './panel/Panel.tsx'
import type { Panels } from './panel/panels.ts'
import type { Settings, Store, Stored } from './store.ts'
import { Minimap } from './tools/Minimap.tsx'
import { Toolbar } from './tools/Toolbar.tsx'

const CompareView = lazy(() => import('./versions/CompareView.tsx').then((module) => ({ default: module.CompareView })))

type Parts = { drawing: DrawingState; validation: Validation; files: Files }

export type ButtonsProps<R extends Stored, D extends Settings, W extends string> = {
  saving: Saving<R, D, W>
  onSave: (wish?: W) => Promise<void>
  onOpen: (drawer: DrawerName) => void
}

type DesignerProps<R extends Stored, D extends Settings, W extends string> = {
  record?: R
  notation: Notation
  store: Store<R, D, W>
  panels: Panels<D>
  buttons: (props: ButtonsProps<R, D, W>) => JSX.Element
  settings: SettingsPart<D>
}

/** A canvas page: the palette, the drawing, its form, and the problems below. */
export function Designer<R extends Stored, D extends Settings, W extends string>(props: DesignerProps<R, D, W>) {
  let box!: HTMLDivElement
  const navigate = useNavigate()
  const isNarrow = createIsNarrow()
  const { notation, store } = props
  const [parts, setParts] = createSignal<Parts>()
  const [open, setOpen] = createSignal<DrawerName>()
  const [isMinimapOn, setMinimapOn] = createSignal(true)
  const close = (): void => void setOpen(undefined)
  const saving = createSaving({
    ...{ record: props.record, store },
    drawing: () => parts()?.drawing,
    validation: () => parts()?.validation,
    onCreated: (record) => navigate(store.hrefOf(record), { replace: true }),
  })
  const draft = (): D => saving.form.values
  const compare = createCompare({
    find: (version) => store.version(props.record?.id ?? 0, version).load(new AbortController().signal),
    read: (bpmn_xml) => store.validate({ bpmn_xml }, draft()),
    drawing: () => parts()?.drawing,
  })

  onMount(() => {
    const drawing = createDrawing(box, { notation, canEdit: !isNarrow() })
    const validation = createValidation(
      drawing,
      (bpmn_xml, signal) => store.validate({ bpmn_xml }, draft(), signal),
      () => JSON.stringify(draft()),
    )
    setParts({ drawing, validation, files: createFiles(drawing, () => saving.form.values.name) })
    void drawing.load(props.record?.bpmn_xml || notation.emptyFile, { isSaved: true, isNew: !props.record })
  })
  guardLeaving(() => parts()?.drawing.isDirty() ?? false)
  useDesignerShortcuts({ parts, save: () => void save() })

  async function save(wish?: W): Promise<void> {
    const isSaved = await saving.save(wish)
    if (!isSaved && saving.form.summary().some(({ field }) => field !== undefined)) setOpen('settings')
  }

  return (
    <div class="-mx-4 -mt-4 -mb-10 flex h-[calc(100%+56px)] min-h-[420px] flex-col md:-mx-6">
      <Show when={!compare.shown() && parts()}>
        {(shown) => (
          <Toolbar
            drawing={shown().drawing}
            files={shown().files}
            isMinimapOn={isMinimapOn()}
            onMinimap={() => setMinimapOn(!isMinimapOn())}
            onJson={() => setOpen('json')}
            title={
              <DrawingTitle
                name={saving.form.values.name}
                canEdit={shown().drawing.canEdit}
                status={saving.stored() && store.statusOf(saving.stored() as R)}
                version={saving.stored()?.version ?? 0}
                isDirty={shown().drawing.isDirty() || saving.form.isDirty()}
                onOpen={() => setOpen('settings')}
              />
            }
            trailing={
              <Show when={shown().drawing.canEdit}>{props.buttons({ saving, onSave: save, onOpen: setOpen })}</Show>
            }
          />
        )}
      </Show>
      <Show when={compare.shown()} keyed>
        {(sides) => (
          <Suspense>
            <CompareView notation={notation} {...sides} onClose={compare.close} />
          </Suspense>
        )}
      </Show>
      <div class="flex min-h-0 flex-1" classList={{ hidden: compare.shown() !== undefined }}>
        <Show when={parts()?.drawing.canEdit && parts()}>{(shown) => <Palette drawing={shown().drawing} />}</Show>
        <div class="flex min-w-0 flex-1 flex-col">
          <div class="relative min-h-0 flex-1">
            <section ref={box} class="ops-canvas absolute inset-0" aria-label={t().designer.canvasLabel} />
            <Show when={parts()}>
              {(shown) => (
                <>
                  <CanvasHint drawing={shown().drawing} />
                  <Show when={isMinimapOn() && !isNarrow()}>
                    <Minimap drawing={shown().drawing} />
                  </Show>
                </>
              )}
            </Show>
          </div>
          <Show when={parts()?.drawing.canEdit && parts()}>
            {(shown) => (
              <Problems
                drawing={shown().drawing}
                validation={shown().validation}
                onElsewhere={() => setOpen('settings')}
              />
            )}
          </Show>
        </div>
        <Show when={parts()?.drawing.canEdit && parts()}>
          {(shown) => (
            <Panel
              drawing={shown().drawing}
              validation={shown().validation}
              draft={saving.form.values}
              panels={props.panels}
            />
          )}
        </Show>
      </div>
      <DesignerDrawers
        {...props}
        open={open()}
        onClose={close}
        drawing={parts()?.drawing}
        files={parts()?.files}
        problems={parts()?.validation.problems() ?? []}
        saving={saving}
        onCompare={(version) => void compare.open(version)}
        onRestore={compare.restore}
      />
    </div>
  )
}

/** Those of the canvas itself are bpmn-js's; these work wherever on the page one is. */
function useDesignerShortcuts({ parts, save }: { parts: () => Parts | undefined; save: () => void }): void {
  const stack = () => parts()?.drawing.get('commandStack')
  const isEditable = (): boolean => parts()?.drawing.canEdit ?? false
  const words = t().designer.panel.keys
  useShortcuts([
    { keys: 'mod+s', group: 'form', label: () => words.save, run: () => isEditable() && save() },
    { keys: 'mod+z', group: 'form', label: () => words.undo, run: () => isEditable() && stack()?.undo() },
    { keys: 'mod+y', group: 'form', label: () => words.redo, run: () => isEditable() && stack()?.redo() },
    { keys: 'mod+f', group: 'form', label: () => words.find, run: () => parts()?.drawing.get('searchPad').toggle() },
  ])
}
