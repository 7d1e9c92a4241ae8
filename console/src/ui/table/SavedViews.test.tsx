import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { useLanguage } from '../../i18n/language.ts'
import { createColumnChoice } from './columns.ts'
import { SavedViews } from './SavedViews.tsx'

afterEach(cleanup)
beforeAll(() => useLanguage('zh'))
beforeEach(() => localStorage.clear())

async function open(address: string, ownerId = 1) {
  const history = createMemoryHistory()
  history.set({ value: address })
  const choice = createColumnChoice('jobs')
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/jobs" component={() => <SavedViews tableId="jobs" ownerId={ownerId} choice={choice} />} />
    </MemoryRouter>
  ))
  fireEvent.click(await screen.findByRole('button', { name: '视图' }))
  await screen.findByText('默认视图')
  return { history, choice }
}

function save(name: string): void {
  const input = screen.getByLabelText('把当前的筛选、排序和列存为视图')
  fireEvent.input(input, { target: { value: name } })
  fireEvent.submit(input)
}

const viewNames = () => screen.getAllByRole('listitem').map((item) => item.textContent)

test('a named view brings back filters, sort and columns, not the page', async () => {
  const { history, choice } = await open('/jobs?status=disabled&sort=name&page=3')
  choice.show('tags', false)
  save('停用的')
  expect(viewNames()).toEqual(['默认视图', '停用的'])

  fireEvent.click(screen.getByText('默认视图'))
  await expect.poll(() => history.get()).toBe('/jobs')
  expect(choice.isShown({ id: 'tags' })).toBe(true)

  fireEvent.click(screen.getByRole('button', { name: '视图' }))
  fireEvent.click(await screen.findByText('停用的'))
  await expect.poll(() => history.get()).toBe('/jobs?sort=name&status=disabled')
  expect(choice.isShown({ id: 'tags' })).toBe(false)
})

test('saved under the same name it takes its place, and it can be deleted', async () => {
  await open('/jobs?status=disabled')
  save('我的')
  save('我的')
  expect(viewNames()).toEqual(['默认视图', '我的'])
  fireEvent.click(screen.getByRole('button', { name: '删除视图 我的' }))
  expect(viewNames()).toEqual(['默认视图'])
})

test('each person has views of their own, and what is broken in the store counts for nothing', async () => {
  await open('/jobs?status=disabled', 1)
  save('我的')
  cleanup()
  localStorage.setItem('ops.views.2.jobs', '[{"name":1},null,{"name":"好","search":"q=a","columns":{}}]')
  await open('/jobs', 2)
  expect(viewNames()).toEqual(['默认视图', '好'])
})
