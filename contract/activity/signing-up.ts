/** How a woman takes a place, for herself, her family or a neighbour, waits, answers and cancels. */
export const signingUp = {}
