import { type Day, dayOf, lastDate } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Register } from "../model.ts";
import { unsignedAt } from "./bytes.ts";
import type { Property } from "./frame.ts";
import type { Known, RegisterSource } from "./registers.ts";
