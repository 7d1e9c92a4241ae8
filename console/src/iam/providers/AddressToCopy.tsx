import { Show } from 'solid-js'
import { providerWords } from '../../i18n/provider-words.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'

/** An address of ours that has to be entered at a provider exactly as it is. */
export function AddressToCopy(props: { label: string; help: string; address: string | undefined; canCopy: boolean }) {
  return (
    <div>
      <p class="mb-1 text-sm font-medium">{props.label}</p>
      <Show when={props.address} fallback={<p class="text-sm text-failed">{providerWords().callbackMissing}</p>}>
        {(address) => (
          <p class="flex items-center gap-1 rounded bg-subtle px-3 py-1">
            <code class="min-w-0 flex-1 font-mono text-sm break-all">{address()}</code>
            <Show when={props.canCopy}>
              <CopyButton text={address()} />
            </Show>
          </p>
        )}
      </Show>
      <p class="mt-1 text-xs text-ink-3">{props.help}</p>
    </div>
  )
}
