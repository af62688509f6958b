/** form-data names its class with it, once; the package brings a dozen others to find `Object.defineProperty` in every engine there ever was. */
module.exports = (object, value) => Object.defineProperty(object, Symbol.toStringTag, { configurable: true, value })
