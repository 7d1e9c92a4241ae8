import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { activeShortcuts, useShortcuts } from './shortcuts.ts'

afterEach(cleanup)

function setUp() {
  const runs = { search: vi.fn(), jobs: vi.fn(), nextRow: vi.fn(), save: vi.fn() }
  const Page = () => {
    useShortcuts([
      { keys: '/', group: 'general', label: () => 'search', run: runs.search },
      { keys: 'g j', group: 'go', label: () => 'jobs', run: runs.jobs },
      { keys: 'j', group: 'list', label: () => 'next row', run: runs.nextRow },
      { keys: 'mod+s', group: 'form', label: () => 'save', run: runs.save },
    ])
    return (
      <>
        <input aria-label="name" />
        <div contenteditable="true">text</div>
      </>
    )
  }
  return { ...runs, page: render(() => <Page />) }
}

const press = (key: string, target: Element = document.body, more = {}) => fireEvent.keyDown(target, { key, ...more })

test('one key does its thing', () => {
  const { search } = setUp()
  press('/')
  expect(search).toHaveBeenCalledOnce()
})

test('two keys in turn go before the one that the second is by itself', () => {
  const { jobs, nextRow } = setUp()
  press('g')
  press('j')
  expect(jobs).toHaveBeenCalledOnce()
  expect(nextRow).not.toHaveBeenCalled()
  press('j')
  expect(nextRow).toHaveBeenCalledOnce()
})

test('nothing fires while one types', () => {
  const { search, nextRow } = setUp()
  press('/', screen.getByLabelText('name'))
  press('j', screen.getByText('text'))
  expect(search).not.toHaveBeenCalled()
  expect(nextRow).not.toHaveBeenCalled()
})

test('a key with Ctrl or Command works from within a field', () => {
  const { save } = setUp()
  press('s', screen.getByLabelText('name'), { ctrlKey: true })
  press('s', screen.getByLabelText('name'), { metaKey: true })
  expect(save).toHaveBeenCalledTimes(2)
})

test('nothing fires behind an open dialog', () => {
  const { search } = setUp()
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  dialog.dataset.state = 'open'
  document.body.append(dialog)
  press('/')
  expect(search).not.toHaveBeenCalled()
  dialog.remove()
})

test('what a page brought goes with the page', () => {
  const { search, page } = setUp()
  expect(activeShortcuts().map((one) => one.keys)).toContain('g j')
  page.unmount()
  press('/')
  expect(search).not.toHaveBeenCalled()
  expect(activeShortcuts()).toEqual([])
})
