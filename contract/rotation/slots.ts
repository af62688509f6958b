/** Host duty by rotation (轮值, C07): plans, slots, swaps and substitutes. */
export const slots = {}
