/** One project a room; test/ mirrors the rooms. `npm test` builds first, since functions, preview and e2e run the built product. */
const transform = {
  '^.+\\.(m?[jt]s)$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
}
const project = (name, more = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  testEnvironment: 'node',
  // Each look at a global of the sandbox is slow: arithmetic of sealed calls took twenty times as long.
  sandboxInjectedGlobals: ['Array', 'Math', 'Number', 'Object'],
  transform,
  transformIgnorePatterns: ['/node_modules/(?!(tdesign-miniprogram|@stablelib)/)', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...more,
})
module.exports = {
  // Starting a browser or an environment takes its time on a busy machine; nothing is measured by it.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  projects: [
    project('domain'),
    project('contract'),
    project('kit'),
    project('functions', {
      globalSetup: '<rootDir>/test/functions/foundation/setup.ts',
      globalTeardown: '<rootDir>/test/functions/foundation/teardown.ts',
    }),
    project('local'),
    project('scripts'),
    project('components', { testEnvironment: 'jsdom', setupFiles: ['<rootDir>/test/components/setup.cjs'] }),
    project('preview'),
    project('e2e', {
      globalSetup: '<rootDir>/test/e2e/planted/setup.ts',
      globalTeardown: '<rootDir>/test/e2e/planted/teardown.ts',
    }),
  ],
}
