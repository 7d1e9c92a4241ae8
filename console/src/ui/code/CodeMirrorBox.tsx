import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { createEffect, on, onCleanup, onMount } from 'solid-js'
import type { ControlTies } from '../Field.tsx'
import { codeTheme } from './code-theme.ts'
import { type CodeLanguage, languages } from './languages.ts'

type CodeMirrorBoxProps = {
  language: CodeLanguage
  value: string
  onChange?: (value: string) => void
  readOnly?: boolean
  minLines?: number
  ties: ControlTies
  label: string
}

/** Escape and then Tab leaves the editor: Tab alone indents. */
export function CodeMirrorBox(props: CodeMirrorBoxProps) {
  let host!: HTMLDivElement
  let view: EditorView | undefined
  const language = new Compartment()

  onMount(() => {
    view = new EditorView({
      parent: host,
      state: EditorState.create({ doc: props.value, extensions: extensionsOf(props, language) }),
    })
    onCleanup(() => view?.destroy())
  })

  createEffect(
    on(
      () => props.language,
      async (name) => {
        const extension = await languages[name]()
        if (name === props.language) view?.dispatch({ effects: language.reconfigure(extension) })
      },
    ),
  )

  createEffect(
    on(
      () => props.value,
      (value) => {
        if (!view || view.state.doc.toString() === value) return
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
      },
      { defer: true },
    ),
  )

  return (
    <div
      ref={host}
      class="max-h-[60vh] overflow-auto rounded border bg-surface text-sm transition-colors focus-within:border-accent focus-within:outline-2 focus-within:outline-accent/30"
      classList={{
        'border-line': props.readOnly ?? false,
        'border-line-control': !props.readOnly && !props.ties['aria-invalid'],
        'border-failed': Boolean(props.ties['aria-invalid']),
      }}
    />
  )
}

function extensionsOf(props: CodeMirrorBoxProps, language: Compartment): Extension[] {
  return [
    EditorView.cspNonce.of(readNonce()),
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    props.readOnly ? [] : highlightActiveLine(),
    keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
    language.of([]),
    codeTheme,
    EditorView.theme({ '.cm-content, .cm-gutter': { minHeight: `${(props.minLines ?? 1) * 20 + 16}px` } }),
    EditorView.lineWrapping,
    EditorState.readOnly.of(props.readOnly ?? false),
    EditorView.contentAttributes.of({ id: props.ties.id, 'aria-label': props.label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) props.onChange?.(update.state.doc.toString())
    }),
  ]
}

function readNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
}
