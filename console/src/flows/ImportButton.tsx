import { useNavigate } from '@solidjs/router'
import FileUp from 'lucide-solid/icons/file-up'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { importBpmn } from './flow-files.ts'

/** Makes a draft of a file, and leads to where it is mended. */
export function ImportButton() {
  let input!: HTMLInputElement
  const navigate = useNavigate()

  async function take(): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    const id = await importBpmn(file)
    // The same file, mended, may be chosen again.
    input.value = ''
    if (id !== undefined) navigate(`/flows/${id}/edit`)
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        class="hidden"
        accept=".bpmn,.xml,application/xml,text/xml"
        aria-label={t().flowList.importBpmn}
        onChange={() => void take()}
      />
      <Button icon={FileUp} onClick={() => input.click()}>
        {t().flowList.importBpmn}
      </Button>
    </>
  )
}
