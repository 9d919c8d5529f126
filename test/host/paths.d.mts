// The types of paths.mjs for the tests, which are TypeScript.
export const root: string;
export const artifacts: string;
export const screenshots: string;
export const fixtures: string;
export const vsixFile: string;
export const unpacked: string;
export function temporaryFolder(what: string): string;
export function copyOfFixtures(): { readonly folder: string; remove(): void };
