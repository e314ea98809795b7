#!/usr/bin/env node
// Stands for a key service in tests: `wrap` and `unwrap` turn every bit over. No protection at all.
let input = ''
for await (const part of process.stdin) input += part
process.stdout.write(Buffer.from(Buffer.from(input, 'base64').map((byte) => byte ^ 255)).toString('base64'))
