import Briefcase from 'lucide-solid/icons/briefcase-business'
import { ApiError } from '../api/api-error.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LiveDot } from '../ui/LiveDot.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { sampleError } from './OverlaySamples.tsx'
import { Sample } from './Sample.tsx'
import { w } from './words.ts'

export function FeedbackSamples() {
  return (
    <>
      <Sample name="EmptyState">
        <EmptyState icon={Briefcase} title={w().emptyTitle} action={<Button variant="primary">{w().save}</Button>}>
          {w().emptyBody}
        </EmptyState>
      </Sample>
      <Sample name="ErrorState">
        <div class="grid md:grid-cols-2">
          <ErrorState error={sampleError(w().failedWhy)} onRetry={() => undefined} />
          <ErrorState error={new ApiError({ status: 403, code: 40301, message: w().failed })} />
        </div>
      </Sample>
      <Sample name="Skeleton · ProgressBar · LiveDot">
        <div class="relative pt-2">
          <ProgressBar isActive />
          <SkeletonLines count={3} />
        </div>
        <div class="flex gap-4">
          <LiveDot state="live" />
          <LiveDot state="lost" />
        </div>
      </Sample>
    </>
  )
}
