/** How presence is shown: the rotating code, scans by the host, flags and leaving. */
export const checkingIn = {}
