import Pencil from 'lucide-solid/icons/pencil'
import { createSignal, For, Show } from 'solid-js'
import { contactWords } from '../i18n/contact-words.ts'
import { me } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { FormSection } from '../ui/Form.tsx'
import { ContactDialog, type ContactKind } from './ContactDialog.tsx'

const kinds = ['email', 'phone'] as const

/** Where one is reached, in one's own profile. */
export function OwnContact() {
  const words = () => contactWords()
  const [changed, setChanged] = createSignal<ContactKind>()
  return (
    <FormSection title={words().title} description={words().body}>
      <ul class="divide-y divide-line">
        <For each={kinds}>
          {(kind) => (
            <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
              <span class="w-24 shrink-0 text-ink-3">{words().kinds[kind]}</span>
              <span class="min-w-0 flex-1 break-all">
                {me()?.user[kind] ?? <span class="text-ink-3">{words().none}</span>}
              </span>
              <Button size="sm" icon={Pencil} onClick={() => setChanged(kind)}>
                {me()?.user[kind] ? words().change[kind] : words().set[kind]}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={changed()}>{(kind) => <ContactDialog kind={kind()} onClose={() => setChanged(undefined)} />}</Show>
    </FormSection>
  )
}
