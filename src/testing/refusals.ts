import type { ValidationError } from "../../generated/validators.js";

/** The vendor's words for one blank summary. */
export const BLANK_SUMMARY = ["Summary can't be blank", "Summary raw can't be blank"];

/** Whether a string shows nothing: the pattern of the spec knows only the white space that JavaScript knows. */
export function isBlank(text: string): boolean {
  return /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

/** What is said of a body that breaks the spec: a title for each thing that is wrong with it. */
export function titlesOf(errors: readonly ValidationError[]): string[] {
  return [...new Set(errors.flatMap(titlesOfOne))];
}

function titlesOfOne({ keyword, instancePath, params, message }: ValidationError): readonly string[] {
  const { missingProperty, additionalProperty, allowedValues, type } = params;
  const name = String(
    missingProperty ?? additionalProperty ?? /\/([a-z_]+)(\/\d+)*$/.exec(instancePath)?.[1] ?? "body",
  );
  const subject = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("_", " ").trimEnd()}`;
  switch (keyword) {
    case "required":
    case "minLength":
    case "pattern":
      return name === "summary" ? BLANK_SUMMARY : [`${subject} can't be blank`];
    case "additionalProperties":
      return [`${subject} is not permitted`];
    case "enum":
      return [`${subject} is not one of ${String(allowedValues).replaceAll(",", ", ")}`];
    case "type":
      return [`${subject} is not of type ${String(type).replaceAll(",", " or ")}`];
    default:
      return [`${subject} ${message}`];
  }
}
