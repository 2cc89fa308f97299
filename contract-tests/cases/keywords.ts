import { asSchema } from "./forms.ts";
import {
  between,
  type Breach,
  breach,
  fitting,
  fittingTwo,
  FOR_FORMATS,
  likeOneOf,
  lists,
  mismatches,
  ofOtherTypes,
  otherThan,
  type Place,
  strings,
  surplusItem,
  typesOfAll,
  unknownMember,
  withContained,
  withMembers,
  withMore,
  withOddName,
  withOneTwice,
  without,
  withoutDependent,
} from "./breaches.ts";
import { isServersOwn } from "./objects.ts";

type Breaking = (place: Place) => Breach[];

/**
 * Every keyword of JSON Schema 2020-12 that can say something of a value, and of each either how to break it or, where
 * nothing breaks it by itself, why that is so.
 */
export const KEYWORDS: Readonly<Record<string, Breaking | string>> = {
  type: ({ part, base }) => ofOtherTypes([part.type ?? []].flat(), base),
  const: ({ part }) => [breach("is another constant", ...otherThan([part.const ?? null]))],
  enum: ({ part, base }) => [
    breach("is outside its enum", ...otherThan(part.enum ?? [])),
    ...likeOneOf(part.enum ?? [], base),
  ],

  minLength: (place) => [breach("is too short", ...strings(place, (place.part.minLength ?? 0) - 1))],
  maxLength: (place) => [breach("is too long", ...strings(place, (place.part.maxLength ?? 0) + 1))],
  pattern: (place) => [breach("does not match its pattern", ...mismatches(place))],
  format: ({ part }) => [breach(`is not in the format ${part.format}`, `no ${part.format} at all`, ...FOR_FORMATS)],
  contentEncoding: "it says how a string is to be read, which nobody is obliged to check",
  contentMediaType: "it says what a string holds, which nobody is obliged to check",
  contentSchema: "it says what a string holds, which nobody is obliged to check",

  minimum: ({ part }) => [
    breach("is too small", (part.minimum ?? 0) - (part.multipleOf ?? 1), (part.minimum ?? 0) - 1),
  ],
  maximum: ({ part }) => [
    breach("is too large", (part.maximum ?? 0) + (part.multipleOf ?? 1), (part.maximum ?? 0) + 1),
  ],
  exclusiveMinimum: ({ part }) => [breach("is at its excluded minimum", part.exclusiveMinimum ?? 0)],
  exclusiveMaximum: ({ part }) => [breach("is at its excluded maximum", part.exclusiveMaximum ?? 0)],
  multipleOf: ({ part, base }) => [breach("is between its multiples", ...between(part.multipleOf ?? 1, base))],

  items: (place) => (asSchema(place.part.items ?? true).not === undefined ? [] : [surplusItem(place)]),
  prefixItems: "what breaks an item's own schema breaks it",
  unevaluatedItems: (place) => (place.part.unevaluatedItems === false ? [surplusItem(place)] : []),
  contains: (place) => [breach("holds nothing that it has to contain", ...withContained(place, 0))],
  minContains: (place) => [
    breach("holds too few that it has to contain", ...withContained(place, (place.part.minContains ?? 1) - 1)),
  ],
  maxContains: (place) => [
    breach("holds too many that it may contain", ...withContained(place, (place.part.maxContains ?? 0) + 1)),
  ],
  minItems: (place) => [breach("has too few items", ...lists(place, (place.part.minItems ?? 0) - 1))],
  maxItems: (place) => [breach("has too many items", ...lists(place, (place.part.maxItems ?? 0) + 1))],
  uniqueItems: (place) => (place.part.uniqueItems ? [breach("has an item twice", ...withOneTwice(place))] : []),

  required: ({ part, form, base }) =>
    (part.required ?? [])
      .filter((member) => !isServersOwn(form, member))
      .map((member) => ({ ...breach("is missing", without(base, member)), member })),
  dependentRequired: (place) => withoutDependent(place),
  dependentSchemas: "what breaks a dependent schema breaks it",
  properties: "what breaks a member's own schema breaks it",
  patternProperties: "what breaks a member's own schema breaks it",
  additionalProperties: (place) => (place.part.additionalProperties === false ? [unknownMember(place)] : []),
  unevaluatedProperties: (place) => (place.part.unevaluatedProperties === false ? [unknownMember(place)] : []),
  propertyNames: (place) => [breach("has a member of a name that is not allowed", ...withOddName(place))],
  minProperties: ({ part, base }) => [
    breach("has too few members", ...withMembers(base, (part.minProperties ?? 0) - 1)),
  ],
  maxProperties: (place) => [breach("has too many members", ...withMore(place, (place.part.maxProperties ?? 0) + 1))],

  allOf: "what breaks one of its branches breaks it",
  anyOf: ({ part, base }) => ofOtherTypes(typesOfAll(part.anyOf), base),
  oneOf: (place) => [
    ...ofOtherTypes(typesOfAll(place.part.oneOf), place.base),
    breach("fits two of its branches", ...fittingTwo(place)),
  ],
  not: (place) => [breach("is what it must not be", ...fitting(place, place.part.not))],
  if: (place) => [breach("meets a condition, but not what follows from it", ...fitting(place, place.part.if))],
  then: "it is broken where the condition is met: see `if`",
  else: "it is broken where the condition is not met: see `if`",

  $ref: "what breaks the schema that it refers to breaks it",
  $dynamicRef: "what breaks the schema that it refers to breaks it",
};
