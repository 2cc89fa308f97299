import { BaseResolver, type Document, type Source } from "@redocly/openapi-core";

const documents = new Map<string, Document>();

/** Reads files, but parses again only what has changed. */
export class CachingResolver extends BaseResolver {
  override parseDocument(source: Source, isRoot?: boolean): Document {
    const known = documents.get(source.absoluteRef);
    if (known?.source.body === source.body) return known;
    const document = super.parseDocument(source, isRoot);
    documents.set(source.absoluteRef, document);
    return document;
  }
}
