/** A web standard that browsers, workers, and Node all have. It's declared here because this room uses no platform's types. */
declare class TextDecoder {
  constructor(encoding: string, options: { readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes bytes that are known to be UTF-8. A byte order mark is read as a character. */
export function decodeUtf8(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}
