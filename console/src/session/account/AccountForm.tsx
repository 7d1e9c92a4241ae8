import { type JSX, Show } from 'solid-js'
import { ApiError } from '../../api/api-error.ts'
import { Button } from '../../ui/Button.tsx'
import { EntryProblem } from '../EntryLayout.tsx'
import { BackToSignIn } from './AccountLinks.tsx'

type AccountFormProps = {
  form: { failure: () => ApiError | undefined; isSaving: () => boolean; save: () => Promise<boolean> }
  /** A field of the server's that has no place on the page: the token of the link that led to it. */
  unseen?: string
  submitLabel: string
  /** Instead of only saving. */
  onSubmit?: () => unknown
  children?: JSX.Element
}

/** The one form of a page outside the frame, with what failed as a whole above it and the way back below. */
export function AccountForm(props: AccountFormProps) {
  function submit(event: SubmitEvent): void {
    event.preventDefault()
    void (props.onSubmit ?? props.form.save)()
  }

  const problem = (): ApiError | undefined => {
    const error = props.form.failure()
    const about = error?.errors.find(({ field }) => field === props.unseen)
    if (error && about) return new ApiError({ ...error, message: about.message })
    return error?.errors.length === 0 ? error : undefined
  }

  return (
    <>
      <form class="grid gap-4" onSubmit={submit} noValidate>
        <Show when={problem()}>{(error) => <EntryProblem error={error()} />}</Show>
        {props.children}
        <Button type="submit" variant="primary" block pending={props.form.isSaving()}>
          {props.submitLabel}
        </Button>
      </form>
      <BackToSignIn />
    </>
  )
}
