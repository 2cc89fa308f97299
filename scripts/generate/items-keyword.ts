import type { Ajv, CodeKeywordDefinition } from "ajv";
import { _, not } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";

/** How many elements of a list may be invalid before the rest is left unread: enough for every page of a list. */
const MOST_INVALID = 100;

/**
 * Replaces Ajv's `items`, which collects the errors of every element: a list of a million wrong elements, which a server
 * may send, would fill the memory. That a list is invalid is known with the first of them.
 */
export function boundItems(ajv: Ajv): void {
  // Ajv defines it itself, by the code that it generates.
  const original = ajv.getKeyword("items") as CodeKeywordDefinition;
  ajv.removeKeyword("items");
  ajv.addKeyword({
    ...original,
    code(cxt, ruleType) {
      const { gen, data, keyword, schema, parentSchema, it } = cxt;
      if ("prefixItems" in parentSchema || alwaysValidSchema(it, schema)) return original.code(cxt, ruleType);
      it.items = true;
      const valid = gen.name("valid");
      const invalid = gen.let("invalid", 0);
      const length = gen.const("len", _`${data}.length`);
      const index = gen.name("i");
      gen.for(_`let ${index} = 0; ${index} < ${length} && ${invalid} < ${MOST_INVALID}; ${index}++`, () => {
        cxt.subschema({ keyword, dataProp: index, dataPropType: Type.Num }, valid);
        gen.if(not(valid), () => gen.code(_`${invalid}++`));
      });
      cxt.ok(_`${invalid} === 0`);
    },
  });
}
