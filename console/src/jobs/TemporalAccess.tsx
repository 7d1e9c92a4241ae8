import ExternalLink from 'lucide-solid/icons/external-link'
import Glasses from 'lucide-solid/icons/glasses'
import { createSignal, Show } from 'solid-js'
import { answerOf, api } from '../api/client.ts'
import { formatClock } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { Button, ExternalButton } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { toast } from '../ui/toast.ts'

/** Lets Temporal's Web UI have payloads opened in this browser, as whoever is signed in here, and says how it is set. */
export function TemporalAccess(props: { url: string }) {
  const words = () => t().runs.temporalAccess
  const [until, setUntil] = createSignal<string>()
  const close = (): void => void setUntil(undefined)

  async function allow(): Promise<void> {
    try {
      setUntil((await answerOf(api.POST('/api/v1/temporal/codec/access', {}))).until)
    } catch (error) {
      toast.error(words().refused, error)
    }
  }

  return (
    <>
      <IconButton icon={Glasses} label={words().allow} onClick={allow} />
      <Show when={until()}>
        {(time) => (
          <Dialog
            isOpen
            onClose={close}
            title={words().title}
            description={words().until(formatClock(new Date(time())))}
            footer={
              <>
                <Button onClick={close}>{t().ui.close}</Button>
                <ExternalButton href={props.url} icon={ExternalLink}>
                  {t().runs.temporal}
                </ExternalButton>
              </>
            }
          >
            <Setup />
          </Dialog>
        )}
      </Show>
    </>
  )
}

/** The Web UI keeps this in the browser: once is enough. */
function Setup() {
  const words = () => t().runs.temporalAccess
  const endpoint = `${location.origin}/api/v1/temporal/codec`
  return (
    <>
      <p>{words().setup}</p>
      <ol class="mt-2 grid list-decimal gap-1.5 pl-5">
        <li>
          {words().endpoint}
          <span class="mt-1 flex items-center gap-1">
            <code class="min-w-0 rounded bg-subtle px-2 py-1 font-mono text-sm break-all">{endpoint}</code>
            <CopyButton text={endpoint} />
          </span>
        </li>
        <li>{words().credentials}</li>
      </ol>
    </>
  )
}
