import { t } from '../i18n/language.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { EntryLayout } from './EntryLayout.tsx'
import { UseOtherAccount } from './UseOtherAccount.tsx'

/** All that a person sees who has to set a password of their own first. */
export function ChangePasswordPage() {
  return (
    <EntryLayout title={t().entry.changeTitle} description={t().entry.changeBody}>
      <ChangePasswordForm isBlock />
      <UseOtherAccount />
    </EntryLayout>
  )
}
