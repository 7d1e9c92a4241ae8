import FileUp from 'lucide-solid/icons/file-up'
import { Button } from './Button.tsx'

/** Asks for a file. */
export function FileButton(props: { label: string; accept: string; onFile: (file: File) => Promise<void> }) {
  let input!: HTMLInputElement

  async function take(): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    await props.onFile(file)
    // The same file, mended, may be chosen again.
    input.value = ''
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        class="hidden"
        accept={props.accept}
        aria-label={props.label}
        onChange={() => void take()}
      />
      <Button icon={FileUp} onClick={() => input.click()}>
        {props.label}
      </Button>
    </>
  )
}
