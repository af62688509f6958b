import type { PrimaryType } from '../../domain/micro-home'

/** The tone of a type's tag: the colour of its house. */
const TONES: Record<PrimaryType, string> = {
  learningLead: 'sky',
  gridNeighbour: 'teal',
  safetyWatch: 'plum',
  publicService: 'leaf',
  startupGuide: 'sun',
}

export const typeTone = (type: PrimaryType): string => TONES[type]
