// Types of host.mjs for the tests, which are in TypeScript.
import type { BrowserContext, Page } from 'playwright-core';

/** A request that was blocked because it wasn't to 127.0.0.1. */
export interface BlockedRequest {
  readonly url: string;
  readonly fromWebview: boolean;
}

/** Options in the address of VS Code, such as openFile and extensionDevelopmentPath. */
export type Payload = readonly (readonly [key: string, value: string])[];

export interface Host {
  readonly authority: string;
  /** The folder where the server stores its files, such as user data and extensions. */
  readonly folder: string;
  readonly requests: readonly BlockedRequest[];
  /** Writes the user settings. They apply to pages that are opened afterward. */
  writeSettings(settings?: Readonly<Record<string, unknown>>): void;
  /** Returns the URI of a file in the workbench. */
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
  /** The display language of VS Code, such as `de`. VS Code's own texts stay in English. */
  readonly language?: string;
}

export function startHost(options: HostOptions): Promise<Host>;
