import { saveFile } from '../../api/download.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import type { DrawingState } from '../create-drawing.ts'
import { fileName } from './file-name.ts'
import { pngOf, standingPicture } from './picture.ts'

/** A drawing out of the console, and into it. */
export function createFiles(drawing: DrawingState, name: () => string) {
  const words = () => t().designer.files

  async function exportAs(kind: 'bpmn' | 'svg' | 'png'): Promise<void> {
    try {
      saveFile(`${fileName(name())}.${kind}`, await contentOf(kind))
    } catch (error) {
      toast.error(words().exportFailed, error)
    }
  }

  async function contentOf(kind: 'bpmn' | 'svg' | 'png'): Promise<Blob> {
    if (kind === 'bpmn') return new Blob([await drawing.write()], { type: 'application/xml' })
    const picture = standingPicture(await drawing.picture())
    return kind === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : pngOf(picture)
  }

  /** What was drawn before can be had back as long as the toast is there. */
  async function replace(xml: string, { said, undo }: { said: string; undo: string }): Promise<void> {
    const before = await drawing.write()
    await drawing.load(xml, { isSaved: false })
    toast.success(said, {
      action: { label: undo, run: () => void drawing.load(before, { isSaved: false }) },
    })
  }

  async function importFile(file: File): Promise<void> {
    const isEmpty = drawing.readGraph().nodes.length === 0
    const question = {
      title: words().replaceTitle,
      body: words().replaceBody,
      confirmLabel: words().replace,
    }
    if (!isEmpty && !(await confirmAction(question))) return
    const before = await drawing.write()
    try {
      await replace(await file.text(), { said: words().imported(file.name), undo: words().undo })
    } catch (error) {
      await drawing.load(before, { isSaved: false })
      toast.error(words().importFailed, error)
    }
  }

  function chooseFile(): void {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.bpmn,.xml,application/xml'
    input.onchange = () => {
      const [file] = input.files ?? []
      if (file) void importFile(file)
    }
    input.click()
  }

  return { exportAs, importFile, chooseFile, replace }
}

export type Files = ReturnType<typeof createFiles>
