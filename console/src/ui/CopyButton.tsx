import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { createSignal, onCleanup } from 'solid-js'
import { t } from '../i18n/language.ts'
import { IconButton } from './IconButton.tsx'

export function CopyButton(props: { text: string; label?: string }) {
  const [isCopied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout>
  onCleanup(() => clearTimeout(timer))

  async function copy(event: MouseEvent): Promise<void> {
    event.stopPropagation()
    await copyText(props.text)
    setCopied(true)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), 1_500)
  }

  return (
    <IconButton
      size="sm"
      icon={isCopied() ? Check : Copy}
      label={isCopied() ? t().ui.copied : (props.label ?? t().ui.copy)}
      onClick={copy}
    />
  )
}

// The clipboard API exists in secure contexts only; an inner address without https has the older way.
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'fixed top-0 opacity-0'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
