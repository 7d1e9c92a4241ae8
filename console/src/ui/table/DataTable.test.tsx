import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import Play from 'lucide-solid/icons/play'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { useLanguage } from '../../i18n/language.ts'
import { createColumnChoice } from './columns.ts'
import { DataTable, type DataTableProps } from './DataTable.tsx'

afterEach(cleanup)

type Row = { id: number; name: string }

beforeAll(async () => {
  await useLanguage('zh')
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => undefined
})

const rows: Row[] = [
  { id: 1, name: '对账' },
  { id: 2, name: '日报' },
  { id: 3, name: '积分' },
]

const sourceOf = (given: Row[] | undefined, error?: Error): DataTableProps<Row>['source'] => ({
  rows: () => given,
  total: () => given?.length ?? 0,
  error: () => error,
  isFetching: () => false,
  isOld: () => false,
  refetch: () => undefined,
})

async function setUp(props: Partial<DataTableProps<Row>> = {}) {
  const history = createMemoryHistory()
  history.set({ value: '/jobs' })
  const Page = () => (
    <DataTable
      label="任务"
      columns={[{ id: 'name', header: '名称', sort: 'name', isFixed: true, onCard: 'title', cell: (row) => row.name }]}
      source={sourceOf(rows)}
      rowHref={(row) => `/jobs/${row.id}`}
      empty="还没有任务"
      {...props}
    />
  )
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/jobs" component={Page} />
      <Route path="/jobs/:id" component={() => <p>详情</p>} />
    </MemoryRouter>
  ))
  await expect.poll(() => document.body.textContent).not.toBe('')
  return { history }
}

const rowOf = (name: string) => screen.getByText(name).closest('tr') as HTMLTableRowElement

test('arrows move between rows, and Enter opens the one that has the focus', async () => {
  const { history } = await setUp()
  rowOf('对账').focus()
  fireEvent.keyDown(rowOf('对账'), { key: 'ArrowDown' })
  expect(document.activeElement).toBe(rowOf('日报'))
  fireEvent.keyDown(rowOf('日报'), { key: 'ArrowDown' })
  fireEvent.keyDown(rowOf('积分'), { key: 'ArrowDown' })
  expect(document.activeElement).toBe(rowOf('积分'))
  fireEvent.keyDown(rowOf('积分'), { key: 'Enter' })
  await expect.poll(() => history.get()).toBe('/jobs/3')
})

test('j and k walk the rows from anywhere on the page', async () => {
  await setUp()
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(document.activeElement).toBe(rowOf('对账'))
  fireEvent.keyDown(rowOf('对账'), { key: 'j' })
  expect(document.activeElement).toBe(rowOf('日报'))
  fireEvent.keyDown(rowOf('日报'), { key: 'k' })
  expect(document.activeElement).toBe(rowOf('对账'))
})

test('only one row stands in the order of Tab', async () => {
  await setUp()
  expect(screen.getAllByRole('row').filter((row) => row.tabIndex === 0 && row.closest('tbody'))).toHaveLength(1)
})

test('rows ticked by x are what a bulk action gets', async () => {
  const run = vi.fn()
  await setUp({ bulkActions: [{ label: '暂停任务', icon: Play, run }] })
  fireEvent.keyDown(rowOf('对账'), { key: 'x' })
  fireEvent.keyDown(rowOf('积分'), { key: 'x' })
  expect(screen.getByText('已选 2 项')).toBeTruthy()
  fireEvent.click(screen.getByText('暂停任务'))
  expect(run).toHaveBeenCalledWith([1, 3], undefined)
})

test('the box in the head ticks all and then none', async () => {
  await setUp({ bulkActions: [{ label: '暂停任务', icon: Play, run: () => undefined }] })
  fireEvent.click(screen.getByLabelText('选中本页全部'))
  expect(screen.getByText('已选 3 项')).toBeTruthy()
  fireEvent.click(screen.getByLabelText('选中本页全部'))
  expect(screen.queryByText('已选 3 项')).toBe(null)
})

test('once a page is ticked, all that the filters find can be meant, until the ticks change', async () => {
  const run = vi.fn()
  await setUp({
    selectsAll: true,
    bulkActions: [{ label: '暂停任务', icon: Play, run }],
    source: { ...sourceOf(rows), total: () => 45 },
  })
  fireEvent.keyDown(rowOf('对账'), { key: 'x' })
  expect(screen.queryByText('选择全部 45 项')).toBe(null)
  fireEvent.click(screen.getByLabelText('选中本页全部'))
  fireEvent.click(screen.getByText('选择全部 45 项'))
  fireEvent.click(screen.getByText('暂停任务'))
  expect(run).toHaveBeenLastCalledWith([1, 2, 3], 45)
  fireEvent.keyDown(rowOf('对账'), { key: 'x' })
  fireEvent.click(screen.getByText('暂停任务'))
  expect(run).toHaveBeenLastCalledWith([2, 3], undefined)
})

test('turning the page lets go of what was ticked, and goes by what the server counts', async () => {
  const onPage = vi.fn()
  await setUp({
    bulkActions: [{ label: '暂停任务', icon: Play, run: () => undefined }],
    source: { ...sourceOf(rows), total: () => 45 },
    paging: { page: 1, pageSize: 20, onPage, onPageSize: () => undefined },
  })
  fireEvent.keyDown(rowOf('对账'), { key: 'x' })
  fireEvent.click(screen.getByLabelText('下一页'))
  expect(onPage).toHaveBeenCalledWith(2)
  expect(screen.queryByText('已选 1 项')).toBe(null)
})

test('a ticked row that left the list is not meant by a bulk action', async () => {
  const run = vi.fn()
  const [shown, setShown] = createSignal(rows)
  await setUp({
    bulkActions: [{ label: '暂停任务', icon: Play, run }],
    source: { ...sourceOf(rows), rows: shown },
  })
  fireEvent.keyDown(rowOf('对账'), { key: 'x' })
  fireEvent.keyDown(rowOf('日报'), { key: 'x' })
  setShown(rows.slice(1))
  fireEvent.click(screen.getByText('暂停任务'))
  expect(run).toHaveBeenCalledWith([2], undefined)
})

test('a row that the server sends again unchanged keeps the focus', async () => {
  const [shown, setShown] = createSignal(rows)
  await setUp({ source: { ...sourceOf(rows), rows: shown } })
  rowOf('日报').focus()
  setShown([...rows])
  expect(document.activeElement).toBe(rowOf('日报'))
})

test('a column that was put away leaves head and rows, a fixed one stays', async () => {
  localStorage.clear()
  const choice = createColumnChoice('test')
  await setUp({
    choice,
    columns: [
      { id: 'name', header: '名称', isFixed: true, onCard: 'title', cell: (row) => row.name },
      { id: 'id', header: '编号', cell: (row) => `#${row.id}` },
    ],
  })
  expect(screen.getByText('#1')).toBeTruthy()
  choice.show('id', false)
  choice.show('name', false)
  expect(screen.queryByText('编号')).toBe(null)
  expect(screen.queryByText('#1')).toBe(null)
  expect(rowOf('对账')).toBeTruthy()
})

test('a click on a control in a row does not open the row', async () => {
  const { history } = await setUp({ bulkActions: [{ label: '暂停任务', icon: Play, run: () => undefined }] })
  fireEvent.click(within(rowOf('日报')).getByRole('checkbox'))
  expect(history.get()).toBe('/jobs')
  fireEvent.click(rowOf('日报'))
  await expect.poll(() => history.get()).toBe('/jobs/2')
})

test('the head sorts downwards first, then upwards, and says so', async () => {
  const onSort = vi.fn()
  await setUp({ sort: '-name', onSort })
  expect(screen.getByRole('columnheader').getAttribute('aria-sort')).toBe('descending')
  fireEvent.click(screen.getByText('名称'))
  expect(onSort).toHaveBeenCalledWith('name')
})

test('an empty list says what belongs there; an error why there is nothing, with a way to try again', async () => {
  const refetch = vi.fn()
  await setUp({ source: sourceOf([]) })
  expect(screen.getByText('还没有任务')).toBeTruthy()
  await setUp({ source: { ...sourceOf(undefined, new Error('没有响应')), refetch } })
  expect(screen.getByText('没有响应')).toBeTruthy()
  fireEvent.click(screen.getByText('重试'))
  expect(refetch).toHaveBeenCalledOnce()
})
