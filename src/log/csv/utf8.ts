/** A standard of the web that browsers, workers and Node all have; declared here for the pure rooms know no platform. */
declare class TextDecoder {
  constructor(encoding: string, options: { readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of UTF-8 bytes that are known to be such; a byte order mark among them is a character as any other. */
export function decodeUtf8(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}
