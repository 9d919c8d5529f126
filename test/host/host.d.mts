// The types of host.mjs for the tests, which are TypeScript.
import type { BrowserContext, Page } from 'playwright-core';

/** A request that was blocked because it asked another host than 127.0.0.1. */
export interface BlockedRequest {
  readonly url: string;
  readonly fromWebview: boolean;
}

/** What VS Code's address carries: openFile, extensionDevelopmentPath and so on. */
export type Payload = readonly (readonly [key: string, value: string])[];

export interface Host {
  readonly authority: string;
  /** Where the server keeps everything of its own: user data, extensions. */
  readonly folder: string;
  readonly requests: readonly BlockedRequest[];
  /** Writes the user settings; they hold for the pages opened from then on. */
  writeSettings(settings?: Readonly<Record<string, unknown>>): void;
  /** A file as the workbench names it. */
  remote(file: string): string;
  openPage(folder: string, payload?: Payload, prepare?: (context: BrowserContext) => Promise<void>): Promise<Page>;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly name: string;
  readonly vsix?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly workspaceTrust?: boolean;
  /** Whether the address may name an extension that is not installed. */
  readonly forTests?: boolean;
  /** The language VS Code runs in, as in `de`; its own words stay English. */
  readonly language?: string;
}

export function startHost(options: HostOptions): Promise<Host>;
