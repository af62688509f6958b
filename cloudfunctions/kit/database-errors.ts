/** The code of a database failure, `UNKNOWN` where it has none. Messages stay out of logs: they may quote documents. */
export function failureCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'UNKNOWN'
}

/**
 * True for a refused second document with the same key. The documentation names DATABASE_DUPLICATE_WRITE; through the SDK the real cloud
 * answers DATABASE_REQUEST_FAILED with E11000 in the message (research/cloudbase, "Error codes"), so both are understood.
 */
export function isDuplicateKey(error: unknown): boolean {
  if (failureCode(error) === 'DATABASE_DUPLICATE_WRITE') return true
  return error instanceof Error && error.message.includes('E11000')
}
