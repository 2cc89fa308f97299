// Without an example, Prism invents an answer.

/** Every media type of a response has an example. @type {import("@redocly/openapi-core").Oas3Rule} */
export const responseExample = () => ({
  Response: {
    MediaType(mediaType, { report, location }) {
      if (mediaType.example !== undefined || Object.keys(mediaType.examples ?? {}).length > 0) return;
      report({ message: "A response needs an `example` or `examples`.", location: location.key() });
    },
  },
});
