/** Shared inside the subpackage only. */
export const DESK = 'shared-by-the-host-desk'
