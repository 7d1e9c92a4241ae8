import AlignCenter from 'lucide-solid/icons/align-center-horizontal'
import Braces from 'lucide-solid/icons/braces'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import MapIcon from 'lucide-solid/icons/map'
import Maximize from 'lucide-solid/icons/maximize'
import Network from 'lucide-solid/icons/network'
import Redo from 'lucide-solid/icons/redo-2'
import Search from 'lucide-solid/icons/search'
import Undo from 'lucide-solid/icons/undo-2'
import ZoomIn from 'lucide-solid/icons/zoom-in'
import ZoomOut from 'lucide-solid/icons/zoom-out'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { DrawingState } from '../create-drawing.ts'
import type { Files } from '../files/create-files.ts'
import { arrange } from '../layout/arrange.ts'
import { AlignMenu } from './AlignMenu.tsx'
import { modKey } from './mod-key.ts'

type ToolbarProps = {
  drawing: DrawingState
  files: Files
  isMinimapOn: boolean
  onMinimap: () => void
  onJson: () => void
  /** Its name at the left, what saves it at the right. */
  title: JSX.Element
  trailing: JSX.Element
}

/** All that is done with the drawing as a whole. */
export function Toolbar(props: ToolbarProps) {
  const words = () => t().designer.tools
  const { get } = props.drawing
  const stack = () => get('commandStack')
  return (
    <div class="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1 md:flex-nowrap">
      <div class="min-w-0 basis-full md:flex-1 md:basis-0">{props.title}</div>
      <div class="flex shrink-0 items-center gap-0.5" role="toolbar" aria-label={words().label}>
        <Show when={props.drawing.canEdit}>
          <IconButton
            icon={Undo}
            label={`${words().undo} ${modKey('Z')}`}
            disabled={!props.drawing.canUndo()}
            onClick={() => stack().undo()}
          />
          <IconButton
            icon={Redo}
            label={`${words().redo} ${modKey('Y')}`}
            disabled={!props.drawing.canRedo()}
            onClick={() => stack().redo()}
          />
          <Divider />
          <IconButton icon={Network} label={words().arrange} onClick={() => arrangeAll(props.drawing)} />
          <AlignMenu drawing={props.drawing} icon={AlignCenter} />
          <IconButton
            icon={Search}
            label={`${words().find} ${modKey('F')}`}
            onClick={() => get('searchPad').toggle()}
          />
          <Divider />
        </Show>
        <Zoom drawing={props.drawing} />
        <Show when={props.drawing.canEdit}>
          <IconButton
            icon={MapIcon}
            label={words().minimap}
            aria-pressed={props.isMinimapOn}
            onClick={() => props.onMinimap()}
          />
          <Divider />
          <IconButton icon={Braces} label={words().json} onClick={() => props.onJson()} />
        </Show>
        <FileMenu files={props.files} canEdit={props.drawing.canEdit} />
      </div>
      <div class="flex flex-1 shrink-0 items-center justify-end gap-2">{props.trailing}</div>
    </div>
  )
}

const Divider = () => <span class="mx-1.5 h-5 w-px bg-line" aria-hidden="true" />

function arrangeAll(drawing: DrawingState): void {
  const selection = drawing.get('selection')
  const selected = selection.get()
  // Its pad would stay where the node has been.
  selection.select(null)
  arrange(drawing.get)
  requestAnimationFrame(() => selection.select(selected))
}

function Zoom(props: { drawing: DrawingState }) {
  const words = () => t().designer.tools
  const canvas = () => props.drawing.get('canvas')
  const percent = () => (props.drawing.viewTick() >= 0 ? Math.round(canvas().zoom() * 100) : 100)
  const step = (by: number): void => void canvas().zoom(Math.min(Math.max(canvas().zoom() * by, 0.02), 3), 'auto')
  return (
    <>
      <IconButton icon={ZoomOut} label={words().zoomOut} onClick={() => step(1 / 1.25)} />
      <button
        type="button"
        class="tabular h-8 w-12 rounded text-sm text-ink-2 hover:bg-muted hover:text-ink"
        aria-label={words().zoomLevel(percent())}
        onClick={() => canvas().zoom(1, 'auto')}
      >
        {percent()}%
      </button>
      <IconButton icon={ZoomIn} label={words().zoomIn} onClick={() => step(1.25)} />
      <IconButton icon={Maximize} label={words().fit} onClick={() => props.drawing.showAll()} />
    </>
  )
}

function FileMenu(props: { files: Files; canEdit: boolean }) {
  const words = () => t().designer.tools
  const exports = () => [
    { label: words().exportBpmn, onSelect: () => props.files.exportAs('bpmn'), startsGroup: props.canEdit },
    { label: words().exportSvg, onSelect: () => props.files.exportAs('svg') },
    { label: words().exportPng, onSelect: () => props.files.exportAs('png') },
  ]
  return (
    <Menu
      items={[
        ...(props.canEdit ? [{ label: words().importFile, onSelect: () => props.files.chooseFile() }] : []),
        ...exports(),
      ]}
      trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={words().more} />}
    />
  )
}
