import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { languageTag } from '../i18n/language.ts'
import { timelineWords } from '../i18n/timeline-words.ts'
import { jobTagsQuery } from '../jobs/job-queries.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { DayPicker } from '../ui/DayPicker.tsx'
import { type Filter, FilterBar } from '../ui/FilterBar.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import type { TimelineState } from './TimelinePage.tsx'
import { type Span, step, zooms } from './timeline-span.ts'

/** Which stretch of time is looked at, and which jobs. */
export function TimelineBar(props: { state: TimelineState; day: string; span: Span }) {
  const words = () => timelineWords()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const known = createRecord(() => ({ ...jobTagsQuery(), isEnabled: can('job:read') }))

  /** The day, and of a part of one its hours. */
  function spanText(): string {
    const date = { month: 'short', day: 'numeric', weekday: 'short' } as const
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const format = new Intl.DateTimeFormat(languageTag(), props.state.zoom === '24' ? date : { ...date, ...clock })
    return format.format(props.span.from)
  }

  function move(by: 1 | -1): void {
    const { day, hour } = step(props.span, by)
    props.state.set({ day, hour: String(hour) })
  }

  const filters = (): Filter[] => [
    {
      label: words().tag,
      value: props.state.tag || undefined,
      options: (known.data()?.items ?? []).map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` })),
      onChange: (tag) => props.state.set({ tag: tag ?? '' }),
    },
    {
      label: words().group,
      value: props.state.group === 'none' ? undefined : props.state.group,
      options: (['tag', 'executor'] as const).map((value) => ({ value, label: words().groups[value] })),
      onChange: (group) => props.state.set({ group: group === 'tag' || group === 'executor' ? group : 'none' }),
    },
  ]

  return (
    <>
      <div class="flex flex-wrap items-center gap-2 pb-3">
        <IconButton icon={ChevronLeft} label={words().earlier} onClick={() => move(-1)} />
        <DayPicker value={props.day} text={spanText()} onChange={(day) => props.state.set({ day })} />
        <IconButton icon={ChevronRight} label={words().later} onClick={() => move(1)} />
        <Button size="md" onClick={() => props.state.set({ day: '', hour: '' })}>
          {words().now}
        </Button>
        <fieldset class="flex rounded border border-line-strong p-0.5" aria-label={words().zoom}>
          <For each={zooms}>
            {(zoom) => (
              <button
                type="button"
                class="h-6.5 rounded-sm px-3 text-ink-2 transition-colors hover:text-ink aria-pressed:bg-muted aria-pressed:font-medium aria-pressed:text-ink"
                aria-pressed={props.state.zoom === zoom}
                onClick={() => props.state.set({ zoom })}
              >
                {words().zooms[zoom]}
              </button>
            )}
          </For>
        </fieldset>
        <span class="text-sm text-ink-3">{words().zone(zone)}</span>
      </div>
      <FilterBar
        search={
          <SearchBox
            label={words().searchLabel}
            value={props.state.q}
            onSearch={(q) => props.state.set({ q }, { replace: true })}
          />
        }
        filters={filters()}
        onClear={() => props.state.set({ tag: '', group: 'none' })}
      >
        <Checkbox
          label={words().idle}
          checked={props.state.idle !== undefined}
          onChange={(isShown) => props.state.set({ idle: isShown ? 'yes' : undefined }, { replace: true })}
        />
      </FilterBar>
    </>
  )
}
