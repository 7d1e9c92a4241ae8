import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import { choiceParam, countParam, createUrlState, tabParam, textParam } from './create-url-state.ts'

afterEach(cleanup)

const createState = () =>
  createUrlState({
    q: textParam(),
    status: choiceParam(['enabled', 'disabled']),
    tab: tabParam(['runs', 'definition']),
    page: countParam(),
    size: countParam(20),
  })

async function open(address: string) {
  const history = createMemoryHistory()
  history.set({ value: address })
  let state: ReturnType<typeof createState> | undefined
  const Page = () => {
    state = createState()
    return (
      <p>
        {state.q}|{state.status ?? '-'}|{state.tab}|{state.page}|{state.size}
      </p>
    )
  }
  const { container } = render(() => (
    <MemoryRouter history={history}>
      <Route path="/jobs" component={Page} />
    </MemoryRouter>
  ))
  await expect.poll(() => container.textContent).not.toBe('')
  if (!state) throw new Error('the page was not shown')
  return { history, state, text: () => container.textContent }
}

test('reads what stands in the URL, and its defaults for the rest', async () => {
  const { text } = await open('/jobs?q=%E5%AF%B9%E8%B4%A6&status=disabled&page=3')
  expect(text()).toBe('对账|disabled|runs|3|20')
})

test('takes nonsense in the URL for the default', async () => {
  const { text } = await open('/jobs?status=broken&tab=nowhere&page=-1&size=2e9')
  expect(text()).toBe('|-|runs|1|20')
})

test('narrowing a list goes back to its first page, and defaults are not written', async () => {
  const { history, state } = await open('/jobs?page=3&tab=definition')
  state.set({ status: 'enabled', tab: 'runs' })
  await expect.poll(() => history.get()).toBe('/jobs?status=enabled')
})

test('turning the page keeps the filters', async () => {
  const { history, state, text } = await open('/jobs?q=a')
  state.set({ page: 2 })
  await expect.poll(() => history.get()).toBe('/jobs?q=a&page=2')
  await expect.poll(text).toBe('a|-|runs|2|20')
})

test('typing leaves one step in the history, turning pages one each', async () => {
  const { history, state } = await open('/jobs')
  state.set({ q: 'a' }, { replace: true })
  await expect.poll(() => history.get()).toBe('/jobs?q=a')
  state.set({ page: 2 })
  await expect.poll(() => history.get()).toBe('/jobs?q=a&page=2')
  history.back()
  await expect.poll(() => history.get()).toBe('/jobs?q=a')
})
