import { largestImport } from '../../../../domain/iam/user-import.ts'
import { importWords } from '../../i18n/import-words.ts'
import { FileDropZone } from '../../ui/FileDropZone.tsx'

export function ImportDropZone(props: { isBusy: boolean; problem: unknown; onFile: (file: File) => unknown }) {
  const words = () => importWords()
  return (
    <FileDropZone
      accept=".xlsx,.csv,text/csv"
      isBusy={props.isBusy}
      title={props.isBusy ? words().checking : words().drop}
      help={words().dropHelp(largestImport.bytes / 1024 / 1024, largestImport.rows)}
      problem={props.problem}
      problemTitle={words().unreadable}
      onFile={props.onFile}
    />
  )
}
