import { doors } from '../doors'
import { keepingPace } from './keeping-pace'
import { opening } from './opening'
import { slots } from './slots'

/** The doors of the function `rotation`, one file for each thing that keeps a home going from week to week. */
export const rotation = doors(slots, opening, keepingPace)
