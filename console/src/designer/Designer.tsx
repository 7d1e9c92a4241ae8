import { useNavigate } from '@solidjs/router'
import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { createIsNarrow } from '../../ui/create-media-query.ts'
import { guardLeaving } from '../../ui/guard-leaving.ts'
import { useShortcuts } from '../../ui/shortcuts.ts'
import type { Flow } from '../flow-records.ts'
import { CanvasHint } from './CanvasHint.tsx'
import { createCompare } from './create-compare.ts'
import { createDrawing, type DrawingState, emptyFlow } from './create-drawing.ts'
import { createSaving } from './create-saving.ts'
import { createValidation, type Validation } from './create-validation.ts'
import { FlowTitle } from './FlowTitle.tsx'
import { createFiles, type Files } from './files/create-files.ts'
import { Palette } from './Palette.tsx'
import { Problems } from './Problems.tsx'
import { Panel } from './panel/Panel.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { StaleFlowDialog } from './StaleFlowDialog.tsx'
import { SettingsDrawer } from './settings/SettingsDrawer.tsx'
import { Minimap } from './tools/Minimap.tsx'
import { Toolbar } from './tools/Toolbar.tsx'

const JsonDrawer = lazy(() => import('./JsonDrawer.tsx').then((module) => ({ default: module.JsonDrawer })))
const VersionsDrawer = lazy(() =>
  import('./versions/VersionsDrawer.tsx').then((module) => ({ default: module.VersionsDrawer })),
)
const CompareView = lazy(() => import('./versions/CompareView.tsx').then((module) => ({ default: module.CompareView })))

type Parts = { drawing: DrawingState; validation: Validation; files: Files }

/** A canvas page: the palette, the drawing, its form, and the problems below. */
export function Designer(props: { flow?: Flow }) {
  let box!: HTMLDivElement
  const navigate = useNavigate()
  const isNarrow = createIsNarrow()
  const [parts, setParts] = createSignal<Parts>()
  const [open, setOpen] = createSignal<'json' | 'settings' | 'versions'>()
  const [isMinimapOn, setMinimapOn] = createSignal(true)
  const close = (): void => void setOpen(undefined)
  const saving = createSaving({
    flow: props.flow,
    drawing: () => parts()?.drawing,
    validation: () => parts()?.validation,
    onCreated: (flow) => navigate(`/flows/${flow.id}/edit`, { replace: true }),
  })
  const compare = createCompare({ flowId: () => props.flow?.id, drawing: () => parts()?.drawing })

  onMount(() => {
    const drawing = createDrawing(box, { canEdit: !isNarrow() })
    const validation = createValidation(drawing)
    setParts({ drawing, validation, files: createFiles(drawing, () => saving.form.values.name) })
    void drawing.load(props.flow?.bpmn_xml ?? emptyFlow, { isSaved: true, isNew: !props.flow })
  })
  guardLeaving(() => parts()?.drawing.isDirty() ?? false)
  useDesignerShortcuts({ parts, save: () => void save() })

  async function save(status?: 'enabled' | 'draft'): Promise<void> {
    const isSaved = await saving.save(status)
    if (!isSaved && saving.form.summary().some(({ field }) => field !== undefined)) setOpen('settings')
  }

  return (
    <div class="-mx-4 -mt-4 -mb-10 flex h-[calc(100%+56px)] min-h-[420px] flex-col md:-mx-6">
      <Show when={parts()}>
        {(shown) => (
          <Show when={!compare.shown()}>
            <Toolbar
              drawing={shown().drawing}
              files={shown().files}
              isMinimapOn={isMinimapOn()}
              onMinimap={() => setMinimapOn(!isMinimapOn())}
              onJson={() => setOpen('json')}
              title={<FlowTitle saving={saving} drawing={shown().drawing} onOpen={() => setOpen('settings')} />}
              trailing={<SaveButtons saving={saving} drawing={shown().drawing} onSave={save} onOpen={setOpen} />}
            />
          </Show>
        )}
      </Show>
      <Show when={compare.shown()} keyed>
        {(sides) => (
          <Suspense>
            <CompareView {...sides} onClose={compare.close} />
          </Suspense>
        )}
      </Show>
      <div class="flex min-h-0 flex-1" classList={{ hidden: compare.shown() !== undefined }}>
        <Show when={parts()?.drawing.canEdit && parts()}>{(shown) => <Palette drawing={shown().drawing} />}</Show>
        <div class="flex min-w-0 flex-1 flex-col">
          <div class="relative min-h-0 flex-1">
            <section ref={box} class="ops-canvas absolute inset-0" aria-label={t().flows.canvasLabel} />
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
            {(shown) => <Problems drawing={shown().drawing} validation={shown().validation} />}
          </Show>
        </div>
        <Show when={parts()?.drawing.canEdit && parts()}>
          {(shown) => (
            <Panel
              drawing={shown().drawing}
              validation={shown().validation}
              params={saving.form.values.params.map(({ name }) => name).filter((name) => name !== '')}
            />
          )}
        </Show>
      </div>
      <Suspense>
        <SettingsDrawer form={saving.form} isOpen={open() === 'settings'} onClose={close} />
        <Show when={open() === 'json' && parts()}>
          {(shown) => <JsonDrawer drawing={shown().drawing} files={shown().files} onClose={close} />}
        </Show>
        <Show when={open() === 'versions' && props.flow}>
          {(flow) => (
            <VersionsDrawer
              flowId={flow().id}
              onClose={close}
              onCompare={(version) => {
                close()
                void compare.open(version)
              }}
              onRestore={async (version) => {
                await compare.restore(version)
                close()
              }}
            />
          )}
        </Show>
      </Suspense>
      <StaleFlowDialog saving={saving} drawing={parts()?.drawing} />
    </div>
  )
}

/** Those of the canvas itself are bpmn-js's; these work wherever on the page one is. */
function useDesignerShortcuts({ parts, save }: { parts: () => Parts | undefined; save: () => void }): void {
  const stack = () => parts()?.drawing.get('commandStack')
  const isEditable = (): boolean => parts()?.drawing.canEdit ?? false
  const words = t().flows.panel.keys
  useShortcuts([
    { keys: 'mod+s', group: 'form', label: () => words.save, run: () => isEditable() && save() },
    { keys: 'mod+z', group: 'form', label: () => words.undo, run: () => isEditable() && stack()?.undo() },
    { keys: 'mod+y', group: 'form', label: () => words.redo, run: () => isEditable() && stack()?.redo() },
    { keys: 'mod+f', group: 'form', label: () => words.find, run: () => parts()?.drawing.get('searchPad').toggle() },
  ])
}
