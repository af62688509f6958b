import { rmSync } from 'node:fs'
import { DATA } from './repository'

/** `npm run demo:reset`: forgets everything the local CloudBase keeps; the next `npm start` plants the demo county anew. */
rmSync(DATA, { recursive: true, force: true })
console.log('The local CloudBase is empty. `npm start` plants the demo county again.')
