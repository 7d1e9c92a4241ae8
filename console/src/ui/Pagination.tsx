import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { Show } from 'solid-js'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { IconButton } from './IconButton.tsx'
import { SelectBox } from './Select.tsx'

type PaginationProps = {
  page: number
  pageSize: number
  total: number
  isEstimated?: boolean | undefined
  onPage: (page: number) => void
  onPageSize: (pageSize: number) => void
}

const pageSizes = ['20', '50', '100', '200']

export function Pagination(props: PaginationProps) {
  const pages = (): number => Math.max(1, Math.ceil(props.total / props.pageSize))
  const first = (): number => (props.page - 1) * props.pageSize + 1
  const last = (): number => Math.min(props.page * props.pageSize, props.total)
  const shownTotal = (): string =>
    props.isEstimated ? t().ui.about(formatNumber(props.total)) : formatNumber(props.total)
  return (
    <nav class="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 text-sm text-ink-2" aria-label={t().ui.pages}>
      <span class="tabular">
        <Show when={props.total > 0} fallback={t().ui.range('0', '0', '0')}>
          {t().ui.range(formatNumber(first()), formatNumber(last()), shownTotal())}
        </Show>
      </span>
      <SelectBox
        value={String(props.pageSize)}
        options={pageSizes.map((value) => ({ value, label: t().ui.perPage(value) }))}
        onChange={(value) => props.onPageSize(Number(value))}
        label={t().ui.pageSize}
        triggerClass="h-7 rounded px-2 text-sm hover:bg-muted"
      />
      <span class="ml-auto flex items-center gap-1">
        <IconButton
          size="sm"
          icon={ChevronLeft}
          label={t().ui.previousPage}
          disabled={props.page <= 1}
          onClick={() => props.onPage(props.page - 1)}
        />
        <span class="tabular px-1">{t().ui.pageOf(props.page, pages())}</span>
        <IconButton
          size="sm"
          icon={ChevronRight}
          label={t().ui.nextPage}
          disabled={props.page >= pages()}
          onClick={() => props.onPage(props.page + 1)}
        />
      </span>
    </nav>
  )
}
