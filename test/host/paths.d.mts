// Types of paths.mjs for the tests, which are in TypeScript.
export const root: string;
export const artifacts: string;
export const screenshots: string;
export const fixtures: string;
export const vsixFile: string;
export const unpacked: string;
export function temporaryFolder(purpose: string): string;
export function copyOfFixtures(): { readonly folder: string; remove(): void };
