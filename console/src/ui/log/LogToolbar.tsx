import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import Clock from 'lucide-solid/icons/clock'
import Download from 'lucide-solid/icons/download'
import Search from 'lucide-solid/icons/search'
import TextWrap from 'lucide-solid/icons/text-wrap'
import { Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../IconButton.tsx'
import { SelectBox } from '../Select.tsx'
import type { LogSearch } from './create-log-search.ts'

/** Which of them is shown. */
export type StreamChoice = 'all' | 'stdout' | 'stderr'

const streams: StreamChoice[] = ['all', 'stdout', 'stderr']

type LogToolbarProps = {
  ref: (input: HTMLInputElement) => void
  lineCount: number
  stream: StreamChoice
  onStream: (stream: StreamChoice) => void
  hasTimes: boolean
  onTimes: (hasTimes: boolean) => void
  isLive: boolean
  isFollowing: boolean
  onFollow: (isFollowing: boolean) => void
  isWrapped: boolean
  onWrap: (isWrapped: boolean) => void
  search: LogSearch
  onDownload: () => unknown
}

export function LogToolbar(props: LogToolbarProps) {
  return (
    <div class="flex h-9 shrink-0 items-center gap-1 border-b border-line px-2 text-sm">
      <Search size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
      <input
        ref={props.ref}
        class="h-full min-w-0 flex-1 bg-transparent px-1 outline-none md:max-w-60"
        type="search"
        aria-label={t().log.search}
        placeholder={t().log.search}
        onInput={(event) => props.search.find(event.currentTarget.value)}
      />
      <Show when={props.search.query()}>
        <span class="tabular whitespace-nowrap text-ink-3">
          {props.search.hitCount() === 0
            ? t().log.noMatch
            : t().log.matches(props.search.position(), props.search.hitCount())}
        </span>
        <IconButton size="sm" icon={ChevronUp} label={t().log.previous} onClick={() => props.search.previous()} />
        <IconButton size="sm" icon={ChevronDown} label={t().log.next} onClick={() => props.search.next()} />
      </Show>
      <span class="tabular ml-auto hidden whitespace-nowrap text-ink-3 md:inline">
        {t().log.lines(formatNumber(props.lineCount))}
      </span>
      <SelectBox
        label={t().log.stream}
        value={props.stream}
        options={streams.map((value) => ({ value, label: t().log.streams[value] }))}
        onChange={(stream) => props.onStream(stream)}
        triggerClass="h-6 rounded px-1.5 text-sm text-ink-2 hover:bg-muted"
      />
      <Show when={props.isLive}>
        <IconButton
          size="sm"
          icon={ArrowDownToLine}
          label={t().log.follow}
          aria-pressed={props.isFollowing}
          onClick={() => props.onFollow(!props.isFollowing)}
        />
      </Show>
      <IconButton
        size="sm"
        icon={Clock}
        label={t().log.times}
        aria-pressed={props.hasTimes}
        onClick={() => props.onTimes(!props.hasTimes)}
      />
      <IconButton
        size="sm"
        icon={TextWrap}
        label={t().log.wrap}
        aria-pressed={props.isWrapped}
        onClick={() => props.onWrap(!props.isWrapped)}
      />
      <IconButton size="sm" icon={Download} label={t().log.download} onClick={() => props.onDownload()} />
    </div>
  )
}
