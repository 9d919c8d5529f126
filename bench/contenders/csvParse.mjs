// Makes the billing report with csv-parse, as a stream.
//   node csvParse.mjs LOG REPORT
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Months } from './months.mjs';

const [log, report] = process.argv.slice(2);
const months = new Months();
const rows = createReadStream(log).pipe(parse({ relax_column_count: true, relax_quotes: true, from: 2 }));
rows.on('readable', () => {
  for (let row = rows.read(); row !== null; row = rows.read()) {
    months.add(row);
  }
});
await new Promise((resolve, reject) => rows.on('end', resolve).on('error', reject));
months.write(report);
console.log(JSON.stringify({ validRows: months.validRows }));
