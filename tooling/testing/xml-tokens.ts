import { type DomDocument, type DomElement, type DomNode, JSDOM } from 'jsdom'

const { DOMParser } = new JSDOM('').window

/** Throws for what is not well-formed. */
export function parseXml(xml: string): DomDocument {
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  const [error] = document.getElementsByTagName('parsererror')
  if (error) throw new Error(error.textContent ?? 'no XML')
  return document
}

/** Everything in a document but white space between elements: names with prefix and namespace, attributes in order, texts, comments. */
export function tokensOf(document: DomDocument): string[] {
  const tokens: string[] = []
  for (const node of document.childNodes) visit(node)
  return tokens

  function visit(node: DomNode): void {
    if (!isElement(node)) {
      tokens.push(`${node.nodeName} ${node.nodeValue}`)
      return
    }
    tokens.push(`<${node.nodeName} {${node.namespaceURI}}`)
    tokens.push(...[...node.attributes].map((one) => `@${one.name} {${one.namespaceURI}} ${one.value}`).sort())
    let words = ''
    for (const child of node.childNodes) {
      if (isText(child)) words += child.nodeValue
      else {
        say(words)
        words = ''
        visit(child)
      }
    }
    say(words)
    tokens.push(`</${node.nodeName}`)
  }

  function say(words: string): void {
    if (words.trim() !== '') tokens.push(words)
  }
}

function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1
}

/** CDATA is a way to write a text. */
function isText({ nodeType }: DomNode): boolean {
  return nodeType === 3 || nodeType === 4
}
