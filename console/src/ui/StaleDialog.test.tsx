import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { ApiError, apiCode } from '../api/api-error.ts'
import { useLanguage } from '../i18n/language.ts'
import { createForm } from './create-form.ts'
import { createRecordVersion } from './create-record-version.ts'
import { Form } from './Form.tsx'
import { StaleDialog } from './StaleDialog.tsx'
import { TextField } from './TextField.tsx'

afterEach(cleanup)

beforeAll(() => useLanguage('en'))

type Saved = { name: string; version: number }

const words = {
  staleTitle: 'Changed',
  staleBody: 'By somebody',
  staleReload: 'Load theirs',
  staleOverwrite: 'Keep mine',
}
const theirs: Saved = { name: 'theirs', version: 8 }

/** A form over version 7 of a record that stands at version 8 by now; gives what arrived at the server. */
async function saveStale({ isMerged = false } = {}): Promise<Saved[]> {
  const arrived: Saved[] = []
  const Page = () => {
    const version = createRecordVersion<Saved>({ name: 'old', version: 7 })
    const form = createForm({
      initial: { name: 'mine' },
      save: async ({ name }) => {
        arrived.push({ name, version: version.current() ?? 0 })
        if (version.current() === theirs.version) return
        const error = new ApiError({ status: 409, code: apiCode.versionConflict, message: 'Stale', data: theirs })
        version.notice(error)
        throw error
      },
    })
    return (
      <>
        <Form form={form} submitLabel="Save">
          <TextField label="Name" {...form.bind('name')} />
        </Form>
        <StaleDialog
          version={version}
          form={form}
          draftOf={({ name }) => ({ name })}
          words={words}
          {...(isMerged && { merge: ({ name }: Saved) => form.set('name', `${name} and mine`) })}
        />
      </>
    )
  }
  render(() => (
    <MemoryRouter>
      <Route path="/" component={Page} />
    </MemoryRouter>
  ))
  fireEvent.click(await screen.findByText('Save'))
  await screen.findByText('Changed')
  return arrived
}

const isClosed = () => waitFor(() => expect(screen.queryByText('Changed')).toBeNull())
const shownName = () => (screen.getByLabelText('Name') as HTMLInputElement).value

test('who loads the newer record goes on from it, and the next save stands on its version', async () => {
  const arrived = await saveStale()
  fireEvent.click(screen.getByText('Load theirs'))
  await isClosed()
  expect(shownName()).toBe('theirs')
  fireEvent.click(screen.getByText('Save'))
  await waitFor(() => expect(arrived).toEqual([{ name: 'mine', version: 7 }, theirs]))
})

test('who overwrites it saves what was typed, on the newer version', async () => {
  const arrived = await saveStale()
  fireEvent.click(screen.getByText('Keep mine'))
  await isClosed()
  expect(arrived).toEqual([
    { name: 'mine', version: 7 },
    { name: 'mine', version: 8 },
  ])
})

test('what can be merged is taken over before it is overwritten', async () => {
  const arrived = await saveStale({ isMerged: true })
  fireEvent.click(screen.getByText('Keep mine'))
  await isClosed()
  expect(arrived.at(-1)).toEqual({ name: 'theirs and mine', version: 8 })
})

test('who decides nothing keeps what was typed, unsaved', async () => {
  const arrived = await saveStale()
  fireEvent.click(screen.getByLabelText('Close'))
  await isClosed()
  expect(shownName()).toBe('mine')
  expect(arrived).toHaveLength(1)
})
