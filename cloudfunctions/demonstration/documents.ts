import type { HomeLook } from '../../domain/rubric/five-has/facts/home-facts'
import type { Hundredths } from '../../domain/rubric/score'
import type { Stored } from '../kit/documents'

/** 五有 of a home under its id, derived every night and when a host asks: what it is now, and how it was month by month. */
export interface FiveHasScoreDocument extends Stored {
  homeId: string
  homeName: string
  path: string
  /** Absent in what was derived before it was kept. */
  townshipName?: string
  at: Date
  look: HomeLook
  preview: Hundredths
  /** By month, the last that was computed in it. */
  trend: { month: string; preview: Hundredths }[]
}

/** A night's round over all active homes, under its day: it goes on behind the last home that was scored. */
export interface ScoreRoundDocument extends Stored {
  startedAt: Date
  after: { path: string; id: string } | null
  done: boolean
}
