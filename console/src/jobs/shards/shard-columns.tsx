import { t } from '../../i18n/language.ts'
import { shardWords } from '../../i18n/shard-words.ts'
import type { Column } from '../../ui/table/columns.ts'
import type { Run } from '../job-records.ts'
import { runColumns } from '../run-columns.tsx'

/** As a list of runs has them, but told apart by index and with who carried each out. */
export function shardColumns(): Column<Run>[] {
  const known = new Map(runColumns({ withJob: false, ofBackfill: false }).map((column) => [column.id, column]))
  const take = (id: string, change: Partial<Column<Run>> = {}): Column<Run>[] => {
    const column = known.get(id)
    return column ? [{ ...column, ...change }] : []
  }
  return [
    {
      id: 'index',
      header: shardWords().index,
      width: '72px',
      isFixed: true,
      onCard: 'title',
      cell: (shard) => <span class="tabular">{shard.shard_index}</span>,
    },
    ...take('status'),
    {
      id: 'executor',
      header: t().runs.executor,
      width: '200px',
      showFrom: 'lg',
      cell: (shard) => shard.executor ?? '–',
    },
    ...take('duration'),
    ...take('error'),
  ]
}
