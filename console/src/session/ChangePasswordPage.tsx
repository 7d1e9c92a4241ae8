import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { EntryLayout } from './EntryLayout.tsx'
import { signOut } from './session.ts'

/** All that a person sees who has to set a password of their own first. */
export function ChangePasswordPage() {
  return (
    <EntryLayout title={t().session.changeTitle} description={t().session.changeBody}>
      <ChangePasswordForm isBlock />
      <div class="mt-3">
        <Button
          variant="ghost"
          block
          onClick={() => signOut().catch((error: unknown) => toast.error(t().session.signOut, error))}
        >
          {t().session.useOther}
        </Button>
      </div>
    </EntryLayout>
  )
}
