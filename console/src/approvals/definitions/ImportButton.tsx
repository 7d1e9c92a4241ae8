import { useNavigate } from '@solidjs/router'
import { t } from '../../i18n/language.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { importWorkflow } from './workflow-files.ts'

/** Makes a draft of a file, and leads to where it is mended. */
export function ImportButton() {
  const navigate = useNavigate()

  async function take(file: File): Promise<void> {
    const id = await importWorkflow(file)
    if (id !== undefined) navigate(`/workflows/${id}/design`)
  }

  return <FileButton label={t().workflows.importBpmn} accept=".bpmn,.xml,application/xml,text/xml" onFile={take} />
}
