#!/usr/bin/env node
import { main } from "../src/app/cli/main.ts";
import { endQuietlyOnClosedPipe } from "../src/app/cli/terminal.ts";

endQuietlyOnClosedPipe();
process.exitCode = await main(process.argv.slice(2));
