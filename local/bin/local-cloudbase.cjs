#!/usr/bin/env node
// The sources are TypeScript; tsx reads them as they are.
require('tsx/cjs')
require('../cli.ts')
