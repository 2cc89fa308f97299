import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Validate, validators } from "../../generated/validators.js";
import { type LocalServer, localServer } from "../../contract-tests/exchange/local-server.ts";

const MEDIA_TYPE = "application/vnd.api+json";
const PAGE = 20;

interface Attributes {
  title: string;
  text: string | null;
  pinned: boolean;
  category: string;
  topic: string | null;
}
interface Note extends Attributes {
  id: string;
  created_at: string;
  updated_at: string;
}
interface Answer {
  status: number;
  body: unknown;
  mediaType?: string;
}

const DEFAULTS = { text: null, pinned: false, category: "fact", topic: null };
const OPERATIONS: Readonly<
  Record<string, { method: string; path: string; request: Readonly<Record<string, Validate<unknown>>> }>
> = validators;

interface NotesServer extends LocalServer {
  /** What it holds, the oldest first. */
  notes: Map<string, Note>;
}

/** For tests: a server in memory that keeps the notes of one incident, as the spec of the second resource has them. */
export async function startNotes(incident: string, token: string): Promise<NotesServer> {
  const notes = new Map<string, Note>();
  const server = await localServer((incoming, outgoing) => {
    answerTo(incoming).then(
      (answer) => write(outgoing, answer),
      () => outgoing.destroy(),
    );
  });
  return { ...server, notes };

  async function answerTo(incoming: IncomingMessage): Promise<Answer> {
    const content = await text(incoming);
    const url = new URL(incoming.url ?? "/", server.url);
    const { operationId, path } = routeOf(incoming.method, url.pathname) ?? {};
    if (operationId === undefined || path === undefined) return refusal(404, "Not found or unauthorized");
    if (incoming.headers.authorization !== `Bearer ${token}`) return refusal(401, "Invalid token");
    const sent = sentIn(operationId, incoming.headers["content-type"], content);
    if ("status" in sent) return sent;
    const { id = "", incident_id = incident } = path;
    const note = notes.get(id);
    if (incident_id !== incident || (id !== "" && note === undefined)) return refusal(404, "Not found or unauthorized");
    const now = new Date().toISOString().replace("Z", "+00:00");
    switch (operationId) {
      case "createNote":
        return {
          status: 201,
          body: shown(keep({ ...DEFAULTS, title: "", ...sent, id: randomUUID(), created_at: now, updated_at: now })),
        };
      case "updateNote":
        return { status: 200, body: note && shown(keep({ ...note, ...sent, updated_at: now })) };
      case "deleteNote":
        notes.delete(id);
        return { status: 200, body: note && shown(note) };
      case "getNote":
        return { status: 200, body: note && shown(note) };
      case "listNotes":
        return { status: 200, body: pageOf([...notes.values()], url) };
      case "listAllNotes":
        return { status: 200, body: pageOf([...notes.values()], url), mediaType: "application/json" };
      default:
        return refusal(501, `This server does not know how to do ${operationId}`);
    }
  }

  function keep(note: Note): Note {
    notes.set(note.id, note);
    return note;
  }
}

function routeOf(method: string | undefined, pathname: string) {
  for (const [operationId, operation] of Object.entries(OPERATIONS)) {
    const pattern = new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = pattern.exec(pathname);
    if (match && operation.method.toUpperCase() === method) return { operationId, path: { ...match.groups } };
  }
  return undefined;
}

/** The attributes of a body, or why it is refused. */
function sentIn(operationId: string, mediaType: string | undefined, content: string): Partial<Attributes> | Answer {
  const validate = OPERATIONS[operationId]?.request[MEDIA_TYPE];
  if (validate === undefined) return {};
  if (mediaType !== MEDIA_TYPE) return refusal(415, "Unsupported media type");
  try {
    const document: unknown = JSON.parse(content);
    // The validator has seen to it that there are attributes.
    if (validate(document)) return (document as { data: { attributes: Partial<Attributes> } }).data.attributes;
    return refusal(422, "It is not as it has to be");
  } catch {
    return refusal(400, "Malformed JSON");
  }
}

function pageOf(all: readonly Note[], url: URL) {
  const category = url.searchParams.get("filter[category]");
  const notes = all.filter((note) => category === null || note.category === category);
  const size = Number(url.searchParams.get("page[size]") ?? PAGE);
  const number = Number(url.searchParams.get("page[number]") ?? 1);
  const last = Math.max(1, Math.ceil(notes.length / size));
  const link = (page: number) => {
    if (page < 1 || page > last) return null;
    const to = new URL(url);
    to.searchParams.set("page[number]", String(page));
    to.searchParams.set("page[size]", String(size));
    return to.href;
  };
  const data = notes.slice((number - 1) * size, number * size).map((note) => shown(note).data);
  return {
    data,
    links: { self: url.href, first: link(1), prev: link(number - 1), next: link(number + 1), last: link(last) },
  };
}

/** A note as responses show it: its topic under another name. */
function shown({ id, topic, ...attributes }: Note) {
  return { data: { id, type: "notes", attributes: { ...attributes, about: { name: topic } } } };
}

function refusal(status: number, title: string): Answer {
  return { status, body: { errors: [{ title, status: String(status) }] } };
}

function write(outgoing: ServerResponse, { status, body, mediaType = MEDIA_TYPE }: Answer): void {
  outgoing.writeHead(status, { "content-type": mediaType }).end(JSON.stringify(body));
}
