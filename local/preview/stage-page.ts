import type { StageOptions } from './stage-options'

export const stagePage = (_stage: StageOptions): string => ''
