#!/usr/bin/env node
import { main } from '@gradus/doctor/cli';

process.exitCode = await main(process.argv.slice(2));
