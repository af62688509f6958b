/** How a home writes, publishes, moves and cancels its activities; series and templates. */
export const publishing = {}
