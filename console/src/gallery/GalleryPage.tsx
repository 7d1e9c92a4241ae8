import { For } from 'solid-js'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ActionSamples } from './ActionSamples.tsx'
import { DataSamples } from './DataSamples.tsx'
import { FeedbackSamples } from './FeedbackSamples.tsx'
import { FieldSamples } from './FieldSamples.tsx'
import { OverlaySamples } from './OverlaySamples.tsx'
import { TextSamples } from './TextSamples.tsx'
import { TokenSamples } from './TokenSamples.tsx'
import { w } from './words.ts'

const themes = ['light', 'dark'] as const

/** The design system, to be looked at. */
export default function GalleryPage() {
  return (
    <>
      <PageHeader title={w().title} description={w().description} />
      <div class="grid gap-6 xl:grid-cols-2">
        <For each={themes}>
          {(theme) => (
            <div
              data-theme={theme}
              class="grid min-w-0 content-start gap-8 rounded border border-line bg-surface p-5 text-ink"
            >
              <TokenSamples />
              <ActionSamples />
              <FieldSamples />
              <OverlaySamples />
              <FeedbackSamples />
              <TextSamples />
              <DataSamples />
            </div>
          )}
        </For>
      </div>
    </>
  )
}
