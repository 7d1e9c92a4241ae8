import { Suspense } from 'solid-js'
import { piece } from '../../i18n/page.ts'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import type { ApprovalFormProps } from './form-props.ts'

const FormView = piece(() => import('./FormView.tsx'), 'approval-form')

/**
 * The form of a request, filled in or read: fields that a rule hides come and go, what is computed follows what is typed. It keeps nothing:
 * `values` are whoever's shows it, who sends `filledIn(…)` of them.
 */
export function ApprovalForm(props: ApprovalFormProps) {
  return (
    <Suspense fallback={<SkeletonLines count={4} />}>
      <FormView {...props} />
    </Suspense>
  )
}
