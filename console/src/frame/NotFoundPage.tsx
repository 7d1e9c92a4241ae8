import FileQuestionMark from 'lucide-solid/icons/file-question-mark'
import { t } from '../i18n/language.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

export default function NotFoundPage() {
  return (
    <EmptyState
      icon={FileQuestionMark}
      title={t().errors.notFoundTitle}
      action={<ButtonLink href="/">{t().errors.backHome}</ButtonLink>}
    >
      {t().errors.notFoundBody}
    </EmptyState>
  )
}
