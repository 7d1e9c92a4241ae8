import Send from 'lucide-solid/icons/send'
import { createSignal, Show, Suspense } from 'solid-js'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { Button } from '../ui/Button.tsx'

const TestMessageDialog = piece(() => import('./TestMessageDialog.tsx'), 'messages')

type TestMessageProps = {
  group: 'mail' | 'sms'
  isDirty: boolean
  /** Templates that could be tried; none asks nothing. */
  templates: ('code' | 'notice')[]
}

/** A message by the settings in force, to see whether they work. */
export function TestMessage(props: TestMessageProps) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <>
      <span data-tip={props.isDirty ? t().settings.test.needsSave : undefined}>
        <Button icon={Send} disabled={props.isDirty} onClick={() => setOpen(true)}>
          {t().settings.test[props.group].open}
        </Button>
      </span>
      <Show when={isOpen()}>
        <Suspense>
          <TestMessageDialog group={props.group} templates={props.templates} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  )
}
