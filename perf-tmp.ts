import { MemoryPages } from '/work/main/shared/kernel/pages/memory-pages.ts';
import { openHoldingsBook } from '/work/main/shared/portfolio/calc/holdings-book.ts';
import { parseTransaction } from '/work/main/shared/trading/contract/transaction.ts';
import { ledgerEntriesOf } from '/work/main/shared/trading/domain/ledger-entries.ts';
import { classify } from '/work/main/shared/trading/domain/classify.ts';
const N = 100_000;
const assets = ['BTC','ETH','SOL','ADA','DOT','XRP','LTC','BNB'];
const all = Array.from({length:N},(_,i)=>{
  const asset = assets[i%8];
  const sell = i%3===2;
  const p = parseTransaction({account:'kraken',timestamp:new Date(Date.UTC(2015,0,1)+i*60000).toISOString(),type:sell?'sell':'buy',
   amounts:[{asset,quantity:'0.12345678',direction:sell?'out':'in'},{asset:'USD',quantity:'123.45',direction:sell?'in':'out'}],fees:[{asset:'USD',quantity:'0.12'}]});
  if(!p.ok) throw p; return {transactionId:crypto.randomUUID(),arrival:{version:1+Math.floor(i/1000),index:i%1000},transaction:p.transaction};
});
let t=Date.now(); for(const a of all){ledgerEntriesOf(a.transaction);} console.log('ledger',Date.now()-t);
t=Date.now(); for(const a of all){classify(a.transaction);} console.log('classify',Date.now()-t);
for (const [name, size, rev] of [['oldest first, 1000s',1000,false],['all at once',N,false],['newest first, 1000s, one apply',N,true]] as const){
  const pages=new MemoryPages(); let book=openHoldingsBook(undefined,pages); t=Date.now(); let roots;
  const src=rev?all.toReversed():all;
  for(let i=0;i<N;i+=size){ await book.apply({add:src.slice(i,i+size)}); roots=await book.flush(pages); pages.dropReplaced(); book=openHoldingsBook(roots,pages);}
  console.log(name,Date.now()-t,'ms; pages w',pages.pagesWritten,'r',pages.pagesRead,'chars',pages.storedCharacters, 'roots', JSON.stringify(roots).length);
  t=Date.now(); await book.reads.holdings({now:'2024-01-01T00:00:00.000Z' as never}); console.log(' read',Date.now()-t);
}
