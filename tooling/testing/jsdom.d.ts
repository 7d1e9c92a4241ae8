declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string)
    readonly window: { DOMParser: new () => { parseFromString(xml: string, type: 'text/xml'): DomDocument } }
  }

  export type DomNode = { readonly nodeType: number; readonly nodeName: string; readonly nodeValue: string | null }
  export type DomElement = DomNode & {
    readonly namespaceURI: string | null
    readonly attributes: Iterable<{ name: string; value: string; namespaceURI: string | null }>
    readonly childNodes: Iterable<DomNode>
    textContent: string | null
    getAttribute(name: string): string | null
    setAttribute(name: string, value: string): void
    removeAttribute(name: string): void
    getElementsByTagName(name: string): DomElement[]
    getElementsByTagNameNS(uri: string, name: string): DomElement[]
    remove(): void
  }
  export type DomDocument = {
    readonly documentElement: DomElement
    readonly childNodes: Iterable<DomNode>
    getElementsByTagName(name: string): DomElement[]
  }
}
