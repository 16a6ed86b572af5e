// Where a bundler took this code elsewhere, all that Node would say is that there is no such file.
try {
  require("fs").statSync(`${__dirname}/sentiment_bg.wasm`);
} catch (cause) {
  throw new Error(
    `sentiment-wasm cannot load its module: ${cause.message}; Node loads it from node_modules, so it must not be ` +
      "bundled for a server: esbuild --external:sentiment-wasm, Next.js serverExternalPackages: [\"sentiment-wasm\"], " +
      "webpack externals; see \"On a server\" in its README",
    { cause },
  );
}

