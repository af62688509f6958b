/** How the files of a database folder are called. */
export const logName = (n: number) => `log-${String(n).padStart(8, '0')}.jsonl`
export const snapshotName = (n: number) => `snapshot-${String(n).padStart(8, '0')}.jsonl`

/** The numbers of one kind of file, ascending. */
export const numbersOf = (files: readonly string[], kind: 'log' | 'snapshot') =>
  files
    .flatMap((file) => new RegExp(`^${kind}-(\\d+)\\.jsonl$`).exec(file)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
