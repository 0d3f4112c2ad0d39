type Lock = { packages: Record<string, unknown> };
export function completeLock(lock: Lock): { lock: Lock; missing: string[] };
