import { createSignal, Show } from 'solid-js'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { readDateLines } from './date-lines.ts'

type ImportDatesProps = {
  onClose: () => void
  onImport: (dates: { holidays: string[]; workdays: string[] }) => void
}

/** Dates that stand in a mail, a web page or a file, pasted or read as text. */
export function ImportDates(props: ImportDatesProps) {
  const words = calendarWords
  const [text, setText] = createSignal('')
  const [kind, setKind] = createSignal<'holidays' | 'workdays'>('holidays')
  let file!: HTMLInputElement
  const found = () => readDateLines(text(), kind())
  const count = () => found().holidays.length + found().workdays.length
  const problem = () => {
    const { bad } = found()
    return bad && words().importBad(bad.line, bad.text)
  }
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={words().importTitle}
      description={words().importHelp}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button
            variant="primary"
            disabled={count() === 0 || problem() !== undefined}
            onClick={() => {
              props.onImport(found())
              props.onClose()
            }}
          >
            {words().importDo}
          </Button>
        </>
      }
    >
      <div class="grid gap-3">
        <TextArea
          label={words().importText}
          rows={9}
          placeholder={words().importExample}
          value={text()}
          onChange={setText}
          error={problem()}
        />
        <div class="flex flex-wrap items-end justify-between gap-3">
          <Select
            label={words().importAs}
            value={kind()}
            options={(['holidays', 'workdays'] as const).map((value) => ({ value, label: words()[value] }))}
            onChange={setKind}
          />
          <Button onClick={() => file.click()}>{words().importFile}</Button>
          <input
            ref={file}
            type="file"
            accept=".txt,.csv,.ics,text/*"
            class="hidden"
            onChange={async (event) => setText((await event.currentTarget.files?.[0]?.text()) ?? text())}
          />
        </div>
        <p class="text-sm text-ink-2" aria-live="polite">
          <Show when={count() > 0} fallback={words().importNothing}>
            {words().importFound(found().holidays.length, found().workdays.length)}
          </Show>
        </p>
      </div>
    </Dialog>
  )
}
