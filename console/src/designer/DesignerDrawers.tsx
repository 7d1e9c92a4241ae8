import { type JSX, lazy, Show, Suspense } from 'solid-js'
import type { Form } from '../ui/create-form.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Saving } from './create-saving.ts'
import type { Files } from './files/create-files.ts'
import { StaleDrawingDialog } from './StaleDrawingDialog.tsx'
import type { Problem, Settings, Store, Stored } from './store.ts'

const JsonDrawer = lazy(() => import('./JsonDrawer.tsx').then((module) => ({ default: module.JsonDrawer })))
const VersionsDrawer = lazy(() =>
  import('./versions/VersionsDrawer.tsx').then((module) => ({ default: module.VersionsDrawer })),
)

export type DrawerName = 'json' | 'settings' | 'versions'
export type SettingsPart<D extends object> = (props: {
  form: Form<D>
  problems: Problem[]
  isOpen: boolean
  onClose: () => void
}) => JSX.Element

type DesignerDrawersProps<R extends Stored, D extends Settings, W extends string> = {
  record?: R
  store: Store<R, D, W>
  settings: SettingsPart<D>
  open: DrawerName | undefined
  onClose: () => void
  drawing: DrawingState | undefined
  files: Files | undefined
  problems: Problem[]
  saving: Saving<R, D, W>
  onCompare: (version: number) => void
  onRestore: (version: number) => Promise<void>
}

/** What comes over the canvas when it is asked for. */
export function DesignerDrawers<R extends Stored, D extends Settings, W extends string>(
  props: DesignerDrawersProps<R, D, W>,
) {
  const json = () => {
    const { drawing, files } = props
    return props.open === 'json' && drawing && files ? { drawing, files } : undefined
  }
  return (
    <>
      <Suspense>
        {props.settings({
          form: props.saving.form,
          get problems() {
            return props.problems
          },
          get isOpen() {
            return props.open === 'settings'
          },
          onClose: () => props.onClose(),
        })}
        <Show when={json()}>
          {(shown) => (
            <JsonDrawer
              {...shown()}
              draw={(graph) => props.store.validate({ graph }, props.saving.form.values)}
              onClose={props.onClose}
            />
          )}
        </Show>
        <Show when={props.open === 'versions' && props.record}>
          {(record) => (
            <VersionsDrawer
              list={props.store.versions(record().id)}
              onClose={props.onClose}
              onCompare={(version) => {
                props.onClose()
                props.onCompare(version)
              }}
              onRestore={async (version) => {
                await props.onRestore(version)
                props.onClose()
              }}
            />
          )}
        </Show>
      </Suspense>
      <StaleDrawingDialog
        saving={props.saving}
        draftOf={(record) => props.store.draftOf(record)}
        drawing={props.drawing}
      />
    </>
  )
}
