import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, createSignal, For, on, onMount, Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { readPreference, writePreference } from '../preferences.ts'
import type { Log } from './create-log.ts'
import { createLogSearch } from './create-log-search.ts'
import { LogRow } from './LogRow.tsx'
import { LogToolbar, type StreamChoice } from './LogToolbar.tsx'

type LogViewerProps = {
  log: Log
  /** More may come: follows the end until one scrolls up. */
  isLive: boolean
  onDownload: () => unknown
  emptyText: string
}

const rowHeight = 20

/** Output of a program: virtual rows, ANSI colours, following, wrapping, searching. Mounted when it is looked at. */
export function LogViewer(props: LogViewerProps) {
  let box!: HTMLDivElement
  let searchInput!: HTMLInputElement
  const [scroller, setScroller] = createSignal<HTMLDivElement | null>(null)
  // Not before it is in the page: until then it belongs to no window, and its size would never be watched.
  onMount(() => setScroller(box))
  const [isFollowing, setFollowing] = createSignal(props.isLive)
  const [isWrapped, setWrapped] = createSignal(readPreference('log.wrap') === 'on')
  const [hasTimes, setTimes] = createSignal(readPreference('log.times') === 'on')
  const [stream, setStream] = createSignal<StreamChoice>('all')
  // The array stays the same while lines are added to it.
  const lines = createMemo(
    () => (stream() === 'all' ? props.log.lines() : props.log.lines().filter((line) => line.stream === stream())),
    undefined,
    { equals: false },
  )
  const search = createLogSearch(lines, (index) => {
    setFollowing(false)
    virtualizer.scrollToIndex(index, { align: 'center' })
  })
  const virtualizer = createVirtualizer({
    get count() {
      return lines().length
    },
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    overscan: 20,
  })

  createEffect(
    on([() => lines().length, isFollowing], ([count, follows]) => {
      if (follows && count > 0) virtualizer.scrollToIndex(count - 1, { align: 'end' })
    }),
  )

  function noteScroll(event: Event & { currentTarget: HTMLDivElement }): void {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
    const isAtEnd = scrollHeight - scrollTop - clientHeight < rowHeight * 2
    if (!isAtEnd && hasScrolledUp(scrollTop)) setFollowing(false)
    else if (isAtEnd && props.isLive) setFollowing(true)
    lastTop = scrollTop
  }

  const emptyText = (): string => (stream() === 'all' ? props.emptyText : t().log.noneOfStream)

  let lastTop = 0
  const hasScrolledUp = (top: number): boolean => top < lastTop

  function wrap(next: boolean): void {
    setWrapped(next)
    writePreference('log.wrap', next ? 'on' : 'off')
    virtualizer.measure()
  }

  function showTimes(next: boolean): void {
    setTimes(next)
    writePreference('log.times', next ? 'on' : 'off')
    virtualizer.measure()
  }

  /** The browser's own search would only find the rows that are drawn. */
  function handleKey(event: KeyboardEvent): void {
    const isSearch = event.target === searchInput
    if (event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)) searchInput.select()
    else if (event.key === 'F3' || (event.key === 'Enter' && isSearch)) {
      if (event.shiftKey) search.previous()
      else search.next()
    } else if (event.key === 'Escape' && isSearch && searchInput.value !== '') {
      searchInput.value = ''
      search.find('')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys work wherever in it the focus is.
    <div
      class="flex h-[calc(100vh-370px)] min-h-80 flex-col overflow-hidden rounded border border-line"
      onKeyDown={handleKey}
    >
      <LogToolbar
        ref={(input) => {
          searchInput = input
        }}
        lineCount={lines().length}
        stream={stream()}
        onStream={setStream}
        hasTimes={hasTimes()}
        onTimes={showTimes}
        isLive={props.isLive}
        isFollowing={isFollowing()}
        onFollow={setFollowing}
        isWrapped={isWrapped()}
        onWrap={wrap}
        search={search}
        onDownload={props.onDownload}
      />
      <Show when={props.log.dropped() > 0}>
        <p class="border-b border-line bg-cancelled-soft px-3 py-1 text-xs text-cancelled">
          {t().log.truncated(formatNumber(props.log.dropped()))}
        </p>
      </Show>
      <div
        ref={box}
        class="min-h-0 flex-1 overflow-auto bg-canvas py-2 font-mono text-xs leading-5"
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable without a mouse.
        tabIndex={0}
        aria-label={t().runs.output}
        aria-live="off"
        onScroll={noteScroll}
      >
        <Show when={lines().length > 0} fallback={<p class="px-4 py-2 font-sans text-sm text-ink-3">{emptyText()}</p>}>
          <div
            class="relative min-w-full"
            style={{ height: `${virtualizer.getTotalSize()}px`, width: isWrapped() ? '100%' : 'max-content' }}
          >
            <For each={virtualizer.getVirtualItems()}>
              {(item) => (
                <div
                  class="absolute top-0 left-0 min-w-full"
                  classList={{ 'w-full': isWrapped() }}
                  style={{ transform: `translateY(${item.start}px)` }}
                  data-index={item.index}
                  ref={(element) => queueMicrotask(() => isWrapped() && virtualizer.measureElement(element))}
                >
                  <Show when={lines()[item.index]}>
                    {(line) => (
                      <LogRow
                        line={line()}
                        isWrapped={isWrapped()}
                        hasTime={hasTimes()}
                        query={search.query()}
                        isCurrent={search.currentLine() === item.index}
                      />
                    )}
                  </Show>
                </div>
              )}
            </For>
          </div>
        </Show>
      </div>
    </div>
  )
}
