/** 示范, 合格, 整改 (rubric §3): apart, since phones need the words alone. */
export const LEVELS = ['demonstration', 'qualified', 'rectification'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_NAMES: Record<Level, string> = { demonstration: '示范', qualified: '合格', rectification: '整改' }
