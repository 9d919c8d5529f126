// The name of an entity. cspell:ignore apos
/** What is found in an XML text, in its order. Names are without their namespace prefix. */
export interface XmlHandler {
  /** @param attributes the text between the name and the end of the tag, for {@link readAttribute} */
  readonly open: (name: string, attributes: string) => void;
  /** Also called for a tag that is closed at once, such as `<v/>`. */
  readonly close: (name: string) => void;
  /** @param text decoded; called once or several times for the text of an element */
  readonly text: (text: string) => void;
}

/** Thrown for a part of a workbook that breaks off or isn't XML. */
export class DamagedXmlError extends Error {
  override readonly name = 'DamagedXmlError';
}

/**
 * Reads an XML text once, from its beginning to its end. It knows what workbooks have: elements, attributes, the five named entities,
 * character numbers, comments, and CDATA. A document type is skipped, so an entity that it defines is never expanded.
 *
 * @throws DamagedXmlError if a tag or an element isn't closed
 */
export function scanXml(xml: string, { open, close, text }: XmlHandler): void {
  const openNames: string[] = [];
  for (let at = 0; at < xml.length;) {
    const tag = xml.indexOf('<', at);
    if (tag !== at) {
      text(decodeEntities(xml.slice(at, tag < 0 ? xml.length : tag)));
    }
    if (tag < 0) {
      break;
    }
    const special = findSpecial(xml, tag);
    if (special) {
      const end = findEnd(xml, special.end, tag);
      if (special.isText) {
        text(xml.slice(tag + '<![CDATA['.length, end));
      }
      at = end + special.end.length;
      continue;
    }
    const end = findTagEnd(xml, tag);
    if (xml[tag + 1] === '/') {
      const name = removePrefix(xml.slice(tag + 2, end).trim());
      if (openNames.pop() !== name) {
        throw new DamagedXmlError('An element is closed that isn’t open.');
      }
      close(name);
    } else {
      const isEmpty = xml[end - 1] === '/';
      const inside = xml.slice(tag + 1, isEmpty ? end - 1 : end);
      const nameEnd = inside.search(/\s/);
      const name = removePrefix(nameEnd < 0 ? inside : inside.slice(0, nameEnd));
      open(name, nameEnd < 0 ? '' : inside.slice(nameEnd));
      if (isEmpty) {
        close(name);
      } else {
        openNames.push(name);
      }
    }
    at = end + 1;
  }
  if (openNames.length > 0) {
    throw new DamagedXmlError('An element isn’t closed.');
  }
}

function findSpecial(xml: string, tag: number): { readonly end: string; readonly isText: boolean } | undefined {
  switch (xml[tag + 1]) {
    case '?':
      return { end: '?>', isText: false };
    case '!':
      return xml.startsWith('<![CDATA[', tag)
        ? { end: ']]>', isText: true }
        : { end: xml.startsWith('<!--', tag) ? '-->' : '>', isText: false };
    default:
      return undefined;
  }
}

function findEnd(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  if (found < 0) {
    throw new DamagedXmlError('A part of the XML isn’t closed.');
  }
  return found;
}

/** Returns where a tag ends. A `>` in the quotes of an attribute isn't the end. */
function findTagEnd(xml: string, tag: number): number {
  let end = findEnd(xml, '>', tag);
  for (let quote = findOpenQuote(xml, tag, end); quote !== undefined; quote = findOpenQuote(xml, tag, end)) {
    end = findEnd(xml, '>', end + 1);
  }
  return end;
}

function findOpenQuote(xml: string, from: number, to: number): string | undefined {
  let open: string | undefined;
  for (let at = from; at < to; at++) {
    const character = xml[at];
    if (open === undefined ? character === '"' || character === "'" : character === open) {
      open = open === undefined ? character : undefined;
    }
  }
  return open;
}

function removePrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Returns the value of an attribute, whatever its namespace prefix is; undefined if the element doesn't have it. */
export function readAttribute(attributes: string, name: string): string | undefined {
  if (!attributes.includes("'") && !attributes.includes(' =')) {
    return readPlainAttribute(attributes, `${name}="`);
  }
  for (const [, found = '', double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (found === name || removePrefix(found) === name) {
      return decodeEntities(double ?? single ?? '');
    }
  }
  return undefined;
}

/** Finds an attribute in the form of nearly all programs, because a sheet has millions of them. */
function readPlainAttribute(attributes: string, begin: string): string | undefined {
  for (let at = attributes.indexOf(begin); at >= 0; at = attributes.indexOf(begin, at + 1)) {
    if (at > 0 && /[\s:]/.test(attributes[at - 1] ?? '')) {
      const start = at + begin.length;
      return decodeEntities(attributes.slice(start, attributes.indexOf('"', start)));
    }
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
        (all, hex?: string, decimal?: string, name = '') => {
          const code =
            hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? parseInt(decimal, 10) : undefined;
          return code === undefined
            ? (ENTITIES[String(name)] ?? all)
            : code > 0x10ffff
              ? all
              : String.fromCodePoint(code);
        },
      )
    : text;
}
