import Download from 'lucide-solid/icons/download'
import { For } from 'solid-js'
import { factorWords } from '../i18n/factor-words.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'

/** Shown this once: to be copied, saved or printed. */
export function RecoveryCodes(props: { codes: string[] }) {
  const text = (): string => props.codes.join('\n')

  function save(): void {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${factorWords().fileHead}\n\n${text()}\n`], { type: 'text/plain' }))
    link.download = 'ops-recovery-codes.txt'
    link.click()
    URL.revokeObjectURL(link.href)
  }

  return (
    <div>
      <div class="relative rounded border border-line bg-subtle px-4 py-3">
        <ol class="grid gap-y-1 font-mono text-sm" aria-label={factorWords().codes}>
          <For each={props.codes}>{(code) => <li>{code}</li>}</For>
        </ol>
      </div>
      <div class="mt-2 flex items-center gap-1">
        <Button size="sm" icon={Download} onClick={save}>
          {factorWords().download}
        </Button>
        <CopyButton text={text()} label={factorWords().copyCodes} />
      </div>
    </div>
  )
}
