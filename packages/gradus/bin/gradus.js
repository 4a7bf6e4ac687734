#!/usr/bin/env node
// The command line lives in the doctor; this is its short name for whoever installed `gradus`.
import { main } from '@gradus/doctor/cli';

process.exitCode = await main(process.argv.slice(2));
