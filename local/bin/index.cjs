// startCloudBase for programs and tests: the sources are TypeScript; tsx reads them as they are.
require('tsx/cjs')
module.exports = require('../cloudbase.ts')
