import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast.ts'
import { signOut } from './session.ts'

/** The only way on for who can't or won't do what is asked of the account. */
export function UseOtherAccount() {
  return (
    <div class="mt-3">
      <Button
        variant="ghost"
        block
        onClick={() => signOut().catch((error: unknown) => toast.error(t().session.signOut, error))}
      >
        {t().session.useOther}
      </Button>
    </div>
  )
}
