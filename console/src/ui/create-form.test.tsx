import { MemoryRouter, Route, useNavigate } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createStore } from 'solid-js/store'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { ApiError } from '../api/api-error.ts'
import { useLanguage } from '../i18n/language.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { createForm } from './create-form.ts'
import { Form } from './Form.tsx'
import { TextField } from './TextField.tsx'

afterEach(cleanup)

beforeAll(() => useLanguage('zh'))

type Draft = { name: string; url: string }

function setUp(save: (draft: Draft) => Promise<void>) {
  const Page = () => {
    const navigate = useNavigate()
    const form = createForm<Draft>({
      initial: { name: '', url: 'https://a' },
      check: (draft) => (draft.name === '' ? { name: '请填写名称' } : {}),
      fieldOf: (field) => field.replace('config.', ''),
      save,
    })
    return (
      <Form form={form} submitLabel="保存任务">
        <TextField label="名称" {...form.bind('name')} />
        <TextField label="地址" {...form.bind('url')} />
        <button type="button" onClick={() => navigate('/away')}>
          离开
        </button>
      </Form>
    )
  }
  render(() => (
    <MemoryRouter
      root={(props) => (
        <>
          {props.children}
          <ConfirmDialog />
        </>
      )}
    >
      <Route path="/" component={Page} />
      <Route path="/away" component={() => <p>另一页</p>} />
    </MemoryRouter>
  ))
}

const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const submit = async () => fireEvent.click(await screen.findByText('保存任务'))

test('what is missing stands at its field and in the summary, and nothing is sent', async () => {
  const sent: Draft[] = []
  setUp(async (draft) => void sent.push(draft))
  await submit()
  expect(await screen.findAllByText('请填写名称')).toHaveLength(2)
  expect(screen.getByLabelText('名称').getAttribute('aria-invalid')).toBe('true')
  expect(sent).toEqual([])
})

test('what the server has against a field stands there too, and goes when one types', async () => {
  setUp(() =>
    Promise.reject(
      new ApiError({
        status: 400,
        code: 40001,
        message: '参数校验失败',
        errors: [{ field: 'config.url', message: '地址不可达' }],
        traceId: 't1',
      }),
    ),
  )
  await screen.findByText('保存任务')
  type('名称', '对账')
  await submit()
  expect(await screen.findAllByText('地址不可达')).toHaveLength(2)
  expect(screen.getByText('t1')).toBeTruthy()
  type('地址', 'https://b')
  expect(screen.getByLabelText('地址').getAttribute('aria-invalid')).toBe(null)
})

test('an error of no field is told by its sentence', async () => {
  setUp(() => Promise.reject(new ApiError({ status: 503, code: 50301, message: '调度引擎暂时不可用' })))
  await screen.findByText('保存任务')
  type('名称', '对账')
  await submit()
  expect(await screen.findByText('调度引擎暂时不可用')).toBeTruthy()
})

test('leaving with unsaved changes is asked about; after saving it is not', async () => {
  setUp(() => Promise.resolve())
  await screen.findByText('保存任务')
  type('名称', '对账')
  fireEvent.click(screen.getByText('离开'))
  expect(await screen.findByText('离开而不保存？')).toBeTruthy()
  fireEvent.click(screen.getByText('取消'))
  expect(screen.queryByText('另一页')).toBe(null)
  await submit()
  await expect.poll(() => screen.queryByText('有未保存的修改')).toBe(null)
  fireEvent.click(screen.getByText('离开'))
  expect(await screen.findByText('另一页')).toBeTruthy()
})

test('Ctrl-S saves from within a field', async () => {
  const sent: Draft[] = []
  setUp(async (draft) => void sent.push(draft))
  await screen.findByText('保存任务')
  type('名称', '对账')
  fireEvent.keyDown(screen.getByLabelText('名称'), { key: 's', ctrlKey: true })
  await expect.poll(() => sent).toEqual([{ name: '对账', url: 'https://a' }])
})

test('edits a copy of a record that belongs to a store', () => {
  const [record] = createStore({ tags: ['a'], files: { 'a.txt': 'x' } })
  const Page = () => {
    const form = createForm({ initial: { tags: record.tags, files: record.files }, save: () => Promise.resolve() })
    form.set('tags', ['a', 'b'])
    return <p>{form.values.tags.join()}</p>
  }
  render(() => <MemoryRouter root={Page} />)
  expect(screen.getByText('a,b')).toBeTruthy()
  expect(record.tags).toEqual(['a'])
})
