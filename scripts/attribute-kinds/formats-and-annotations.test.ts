import { FORMATS_AND_ANNOTATIONS } from "./kinds.ts";
import { testEach } from "./try-kinds.ts";

testEach(FORMATS_AND_ANNOTATIONS);
