export const root: string;
export const node24: string;
export function filesUnder(folder: string): string[];
export function hashOf(files: readonly string[], ...extra: readonly string[]): string;
export function ensureInstalled(): Promise<void>;
export function runInstalled(script: string, args?: readonly string[], options?: object): Promise<number>;
export function command(script: string, options?: object): Promise<void>;
