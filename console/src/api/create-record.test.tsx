import { cleanup, render, screen } from '@solidjs/testing-library'
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query'
import { Suspense } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { createRecord } from './create-record.ts'

afterEach(cleanup)

test('a field keeps the focus while a record that is known already is asked for anew, and when the answer comes', async () => {
  const client = new QueryClient()
  client.setQueryData(['job'], 'old')
  let answer: (value: string) => void = () => undefined
  const load = () => new Promise<string>((resolve) => (answer = resolve))

  function Panel() {
    const record = createRecord(() => ({ key: ['job'], load }))
    return (
      <>
        <input aria-label="name" />
        <p>{record.data()}</p>
      </>
    )
  }
  let suspensions = 0
  const Waiting = () => <p>{`waiting ${++suspensions}`}</p>
  render(() => (
    <QueryClientProvider client={client}>
      <Suspense fallback={<Waiting />}>
        <Panel />
      </Suspense>
    </QueryClientProvider>
  ))
  const field = screen.getByLabelText('name')
  field.focus()
  await expect.poll(() => client.isFetching()).toBe(1)
  answer('new')
  await screen.findByText('new')

  expect(document.activeElement).toBe(field)
  expect(suspensions).toBe(0)
})
