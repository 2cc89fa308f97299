import { VALUES } from "./kinds.ts";
import { testEach } from "./try-kinds.ts";

testEach(VALUES);
