import { Show } from 'solid-js'
import { ApiError } from '../../api/api-error.ts'
import { EntryProblem } from '../EntryLayout.tsx'

type FailedForm = { failure: () => ApiError | undefined }

/** What failed as a whole, or for something without a field of its own here: the link that led to the page. */
export function FormProblem(props: { form: FailedForm; unseen?: string }) {
  const problem = (): ApiError | undefined => {
    const error = props.form.failure()
    const about = error?.errors.find(({ field }) => field === props.unseen)
    if (error && about) return new ApiError({ ...error, message: about.message })
    return error?.errors.length === 0 ? error : undefined
  }
  return <Show when={problem()}>{(error) => <EntryProblem error={error()} />}</Show>
}
