import Lock from 'lucide-solid/icons/lock'
import LockOpen from 'lucide-solid/icons/lock-open'
import { t } from '../i18n/language.ts'
import { IconButton } from './IconButton.tsx'

/** Says whether a value is a secret, and makes it one or no longer one. */
export function SecretToggle(props: { name: string; isSecret: boolean; onChange: (isSecret: boolean) => void }) {
  return (
    <IconButton
      icon={props.isSecret ? Lock : LockOpen}
      label={t().ui.secretMark(props.name)}
      aria-pressed={props.isSecret}
      onClick={() => props.onChange(!props.isSecret)}
    />
  )
}
