/** The people she signs up beside herself: family, children as lines of her own, neighbours. */
export const family = {}
