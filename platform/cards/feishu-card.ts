import type { CardButton, CardView } from '../../domain/approvals/cards/card.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })

/** A card in Feishu's words, version 2.0. What people wrote stands in plain text: it links, mentions and colours nothing. */
export function feishuCard({ title, tone, facts, notice, ask, link }: CardView, token: string): object {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false },
    header: { title: plain(title), template: { open: 'blue', good: 'green', bad: 'red', over: 'grey' }[tone] },
    body: {
      elements: [
        ...facts.map(({ label, value }) => ({ tag: 'div', text: plain(`${label}：${value}`) })),
        ...(notice ? [{ tag: 'hr' }, { tag: 'div', text: plain(notice) }] : []),
        ...(ask ? [formOf(ask, token)] : []),
        ...(link
          ? [
              {
                tag: 'button',
                type: 'text',
                text: plain(link.label),
                behaviors: [{ type: 'open_url', default_url: link.url }],
              },
            ]
          : []),
      ],
    },
  }
}

function formOf({ comment, buttons }: NonNullable<CardView['ask']>, token: string): object {
  return {
    tag: 'form',
    name: 'decide',
    elements: [
      ...(comment === undefined
        ? []
        : [
            {
              tag: 'input',
              name: 'comment',
              input_type: 'multiline_text',
              max_length: 1000,
              placeholder: plain(comment),
            },
          ]),
      {
        tag: 'column_set',
        columns: buttons.map((button) => ({ tag: 'column', width: 'auto', elements: [buttonOf(button, token)] })),
      },
    ],
  }
}

function buttonOf({ decision, label, style }: CardButton, token: string): object {
  return {
    tag: 'button',
    name: decision,
    type: style,
    text: plain(label),
    form_action_type: 'submit',
    behaviors: [{ type: 'callback', value: { token, decision } }],
  }
}
