/** Generated from `docs/api/openapi.json` by `docs/generate-client.ts`: `npm run docs`. */
export interface paths {
  '/v1/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the settings
     * @description The settings in force, defaults filled in. The ETag is their version; 0 means that nothing was set yet. `asKnownAt` answers those in force at a time. Settings count from when they are recorded, whatever they are applied to, so that `asOf` asks the same; of both, the earlier one counts.
     */
    get: operations['getSettings'];
    /**
     * Replace the settings
     * @description Replaces all settings: what is left out takes its default; for `tax.method`, `tax.lotScope`, `tax.longTerm` and the end of the fiscal year that is the one of the jurisdiction. What its law forbids is refused. A change of tax settings restates lots and gains. With If-Match, only the version that was read is replaced.
     */
    put: operations['replaceSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import an export of an exchange, broker or wallet
     * @description Answers at once; the file is read in the background, and `GET /v1/imports/{importId}`, which `Location` names, tells how far it has come. `format` "auto" recognizes the file by its header, `mapping` reads it by a mapping of your own. With `dryRun` it answers the format and the counts, and stores nothing.
     */
    post: operations['requestImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/mappings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the mappings
     * @description In order of creation.
     */
    get: operations['listImportMappings'];
    put?: never;
    /**
     * Say what the columns of a file mean that no format knows
     * @description The header is given, or found in a `sample` of the file. From then on "auto" recognizes files with this header, and `POST /v1/imports` takes the mapping by its id.
     */
    post: operations['createImportMapping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/mappings/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a mapping on the beginning of a file
     * @description What the first 50 rows would become, and why others would not. Nothing is stored. A mapping without `header` and `sample` takes the header of the content.
     */
    post: operations['previewImportMapping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/mappings/{mappingId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a mapping
     * @description As it is in force. The ETag is its version.
     */
    get: operations['getImportMapping'];
    /**
     * Replace a mapping
     * @description What is left out takes its default. Imports that were ordered before go on by the mapping as it was. With If-Match, only the version that was read is replaced.
     */
    put: operations['replaceImportMapping'];
    post?: never;
    /**
     * Delete a mapping
     * @description What was imported by it stays, and so does what is being imported.
     */
    delete: operations['deleteImportMapping'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start the upload of a large file
     * @description PUT the file to the url within the hour, then POST /v1/imports with the uploadId in place of the content.
     */
    post: operations['startUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{importId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the status of an import
     * @description Counts are rows of the file: each row is imported, a duplicate, rejected or ignored; `transactions` counts what they became. Rejected rows are listed with line and reason, the first thousand of them.
     */
    get: operations['getImport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{importId}/reversal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo an import
     * @description Reverses every transaction that it brought and that still stands. A large import is undone in the background (`processing`); `GET /v1/imports/{importId}`, which `Location` names, tells how far. A read with the consistency token of the answer waits for all of it.
     */
    post: operations['reverseImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List transactions
     * @description Each as it was sent, with its transactionId, in order of time. `from` is inclusive, `to` exclusive. An account matches as source or destination. A page may hold fewer items than the limit while nextCursor says that there are more. A page above 5.5 MB is a redirect to where it can be fetched.
     */
    get: operations['listTransactions'];
    put?: never;
    /**
     * Record one transaction
     * @description Account and externalId are the identity: sent again it is a duplicate and answers 200 with the id it has; with other content it is a conflict that names the difference. What it is worth, or cost, is in a currency that is known or an asset of the transaction: any other is refused.
     */
    post: operations['recordTransaction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record up to 1,000 transactions
     * @description The good ones are taken, the bad ones named by their index: every one sent is accepted, a duplicate, or rejected. The batch is an import and can be reversed as one.
     */
    post: operations['recordTransactions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/{transactionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a transaction with its classification and ledger entries
     * @description The transaction as it was sent, how it was classified and why, and its balanced double-entry postings. A transaction that follows from a pairing, which lots and disposals may name, is answered with `"derived": true` and stands in no list.
     */
    get: operations['getTransaction'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transactions/{transactionId}/reversal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reverse a transaction
     * @description Undoes its effect on holdings and lots. It stays readable, and its identity is free to be sent again. A pairing that it is part of is undone with it.
     */
    post: operations['reverseTransaction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers/pairings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List pairings of withdrawals with deposits
     * @description Proposed, applied by a rule, confirmed, dismissed and undone ones, in order of the withdrawal’s time. An account matches on either side. A page may hold fewer items than the limit while nextCursor says that there are more.
     */
    get: operations['listPairings'];
    put?: never;
    /**
     * Pair withdrawals with deposits by hand
     * @description One withdrawal with one or several deposits, or several withdrawals with one deposit. They stay as they were sent; the transfer that they are counts in their place, so that lots move with date and basis.
     */
    post: operations['pairTransfers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers/pairings/{pairingId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a pairing
     * @description Its parts, how sure it is and why, and what became of it.
     */
    get: operations['getPairing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers/pairings/{pairingId}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm a pairing
     * @description Applies a proposal, or agrees to what a rule applied: no rule takes it back any more.
     */
    post: operations['confirmPairing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers/pairings/{pairingId}/dismiss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Dismiss a proposal
     * @description These transactions are not proposed as one transfer again. What is in force has to be undone instead.
     */
    post: operations['dismissPairing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers/pairings/{pairingId}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Split a pairing of several
     * @description Takes transactions out of a pairing that is in force. The others stay paired, under the id in the answer.
     */
    post: operations['splitPairing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/transfers/pairings/{pairingId}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo a pairing
     * @description Withdrawals and deposits count again as they were sent, and are not proposed as one transfer again.
     */
    post: operations['undoPairing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List accounts
     * @description In the order in which they were opened, closed ones included.
     */
    get: operations['listLedgerAccounts'];
    put?: never;
    /**
     * Open an account
     * @description An account holds any number of assets. Limits are of what leaves it, in the days and months of the time zone in the settings. `receiving` says who may send to it without being asked: unless said otherwise, others ask first.
     */
    post: operations['openAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an account
     * @description Balance, reserved and available are of the same instant; a hold that has expired by now counts no more.
     */
    get: operations['getLedgerAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change an account
     * @description What is left out stays. `limits`, `lowBalance` and `receiving` are replaced whole.
     */
    patch: operations['changeLedgerAccount'];
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/balances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the balances of an account, now or in the past
     * @description `asOf` asks what was true then, by the times at which things happened; `asKnownAt` what had been recorded by then. Of the past, `reserved` counts the holds that had been placed and had not ended by the earlier of the two.
     */
    get: operations['getLedgerBalances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close an account
     * @description For good. It must be empty: nothing there, staked, held or owed.
     */
    post: operations['closeLedgerAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the entries of an account
     * @description The latest recorded first, each with the balance after it. `from` and `to` (not included) go by when things happened. With filters, a page may be short or empty though more follow: go on until `nextCursor` is null.
     */
    get: operations['listLedgerEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/freeze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Freeze an account
     * @description Nothing leaves it, and nothing of it can be held; it goes on taking in. Holds stay, and expire as usual.
     */
    post: operations['freezeLedgerAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/holds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the holds on an account
     * @description The newest first, those that are over included. One that has expired by now is `expired`.
     */
    get: operations['listHolds'];
    put?: never;
    /**
     * Hold part of a balance
     * @description What is held is not available until it is taken, released, or the hold expires: after 30 minutes unless said otherwise, never with `expiresInSeconds` null. Limits count it now, and what comes of it no more.
     */
    post: operations['placeHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/holds/{holdId}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take what is held
     * @description Sends all that remains, or `amount` of it, to an account: yours, or one that takes from you without being asked. More than once, until it is used up; with `releaseRest`, what remains is available again at once. No fees are charged.
     */
    post: operations['completeHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/holds/{holdId}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Release a hold
     * @description What it still holds is available again.
     */
    post: operations['releaseHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/stake': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stake part of a balance
     * @description It stays in the account, apart from the balance, and cannot be spent until it is unstaked.
     */
    post: operations['stakeAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the months that an account has statements of
     * @description From the month in which it was opened to the current one, the latest first.
     */
    get: operations['listStatements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/statements/{month}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the statement of a month
     * @description What was recorded in the month, each entry with the balance after it, from the opening to the closing balance of each asset. What was entered later than it happened stands in the month in which it was recorded, with both times, so that a month that is closed (five minutes after its end) never changes: asking again, in the same time zone, gives the same bytes. As JSON, or as what `Accept` or `format` names: CSV, or a PDF. A month with more than 1,500 entries comes in parts (`part=2`), which stay what they are, too; the CSV’s can be joined. Refused above 40,000 changes of the account.
     */
    get: operations['getStatement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/turnovers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what came into an account and left it, day by day
     * @description For each day and asset of which something moved, oldest first, from `from` to `to` (both included; the last 30 days, if left out; 366 days at most). What was entered later than it happened counts on the day on which it happened, or, with `by=recorded`, on that on which it was recorded, as in statements. `totals` are of the whole period, whatever the page.
     */
    get: operations['listTurnovers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/unfreeze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unfreeze an account
     * @description What an operator froze, an operator unfreezes.
     */
    post: operations['unfreezeLedgerAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/accounts/{accountId}/unstake': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unstake
     * @description It is part of the balance again.
     */
    post: operations['unstakeAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/balances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what you have, by account, kind, domain, chain or asset
     * @description Accounts of the ledger and those that imported transactions name (kind `external`, of the domain `investing`, as a portfolio’s holdings are), valued at the last prices, the user’s own first. Assets without a price are named in `missing`, and their value is null, never zero. The most valuable group first. `total` is of all groups, whatever the page, and the same however they are grouped.
     */
    get: operations['listUnifiedBalances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/balances/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what you have in all
     * @description Totals, available, reserved, staked and credit used, by asset and by domain and asset, and valued. Accounts of the ledger and those that imported transactions name (kind `external`, of the domain `investing`, as a portfolio’s holdings are), valued at the last prices, the user’s own first. Assets without a price are named in `missing`, and their value is null, never zero.
     */
    get: operations['getBalanceSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/external-transfers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have money come in or go out
     * @description By a payment provider. The answer says how it began; `GET /v1/workflows/{workflowId}` how far it is, and what happened on the way. What goes out is held until the provider has settled it, and given back only when it is certain that it was not paid. Fees are those of `feeQuoteId`, or of the schedule in force.
     */
    post: operations['orderExternalTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/external-transfers/{transferId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a transfer from or to outside, if it still can be
     * @description Before it is sent, what is held is given back. After that the provider is told to stop, and its answer counts: the workflow says what came of it.
     */
    post: operations['cancelExternalTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/fees/quote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * See what a transaction would cost
     * @description Fee by fee, and the sum for each asset. The quote holds until `validUntil`: sent as `feeQuoteId` with the transaction it was made for, these fees are charged, whatever the schedule in force says by then. Nothing is stored. Fees of the tier `premium` are for what `features` names. An amount finer than the smallest unit of its asset is refused.
     */
    post: operations['quoteFees'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/fees/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the schedules of fees
     * @description All that were ever set, in order of recording, those to come included. In force at a time is the one that began last of those recorded by then; what is recorded later never changes what was charged before.
     */
    get: operations['listFeeSchedules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search the transactions of the ledger
     * @description The newest first, whatever made them: transfers here, transfers from and to outside, and what operators booked. `from` and `to` (not included) go by when they were begun or recorded, planned transfers by when they were planned for; an amount is compared with both sides of a conversion. A page may be short or empty though more follow: go on until `nextCursor` is null. With more than 100 accounts, name one.
     */
    get: operations['searchLedgerTransactions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transactions/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sum up the transactions of the ledger
     * @description Counts, amounts and fees by category, type and status, of transactions that were begun or recorded from `from` to `to` (days of the time zone, both included; the last 30 days, if left out; 366 days at most). Amounts are of what was ordered; fees are of those completed. Refused above 20,000 transactions.
     */
    get: operations['summarizeLedgerTransactions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfer-schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List schedules of transfers
     * @description The youngest first, of any status or of one.
     */
    get: operations['listTransferSchedules'];
    put?: never;
    /**
     * Have a transfer made later, or again and again
     * @description At `when`, by the clocks of its time zone (that of the settings, if left out): once, or `every` so many days, weeks, months or years. To an account here (`internal`: as `POST /v1/ledger/transfers` would then) or to outside by a provider (`external`: as `POST /v1/ledger/external-transfers` would). Each is made once, within about a minute of its time. `retry` says how often one is tried again for which there is not enough, no room under a limit, or no rate; whatever else is refused pauses the schedule. `missed` says what is made of several that came due while nobody could make them: the latest, or each.
     */
    post: operations['createTransferSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfer-schedules/{scheduleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a schedule of transfers
     * @description With when the next ones are due, and what has become of the latest.
     */
    get: operations['getTransferSchedule'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a schedule of transfers
     * @description What is left out stays; what is given replaces all of it, from the next transfer on. Of other times (`when`), those that are past are not made up, and what was due by the old ones and not made yet is skipped. A zone that is left out stays.
     */
    patch: operations['changeTransferSchedule'];
    trace?: never;
  };
  '/v1/ledger/transfer-schedules/{scheduleId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a schedule of transfers
     * @description For good. Transfers that were made, and those to outside that are under way, stay as they are.
     */
    post: operations['cancelTransferSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfer-schedules/{scheduleId}/occurrences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What has become of a schedule’s transfers
     * @description The latest first: which were executed, by which transfer, and why others were not.
     */
    get: operations['listScheduledTransfers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfer-schedules/{scheduleId}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a schedule of transfers
     * @description What comes due until it is resumed is not made up.
     */
    post: operations['pauseTransferSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfer-schedules/{scheduleId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Go on with a schedule of transfers
     * @description One that could not be made before it was paused is tried again at once, unless a later one has come due in the meantime.
     */
    post: operations['resumeTransferSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List transfers
     * @description The newest first, sent and received. With filters, a page may be short or empty though more follow: go on until `nextCursor` is null.
     */
    get: operations['listLedgerTransfers'];
    put?: never;
    /**
     * Send from one account to another
     * @description Between your own accounts and to users who take from you without being asked, it is done at once. Others are asked: it is `waiting`, with the funds held, until they accept or decline it, or the time is over. With `convertTo`, between your own accounts (or in one), it becomes another asset at the market’s rate, rounded down to its smallest unit. Fees come on top of the amount: those of `feeQuoteId`, or of the schedule in force.
     */
    post: operations['createTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfers/{transferId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a transfer
     * @description With each status that it has had.
     */
    get: operations['getLedgerTransfer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfers/{transferId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept a transfer
     * @description What another user holds for you goes to your account.
     */
    post: operations['acceptTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfers/{transferId}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decline a transfer, or take it back
     * @description While it waits: the recipient declines it (`declined`), the sender takes it back (`cancelled`). The funds are available to the sender again.
     */
    post: operations['declineTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/transfers/{transferId}/reversal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give back what was received
     * @description Posts the same amounts the other way; a conversion at the rate that it was made at. Between users only the recipient can; nothing is ever deleted. Limits do not count it. Of fees comes back to the sender what their rules say.
     */
    post: operations['reverseTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/providers/{provider}/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a webhook of a payment provider
     * @description For the provider alone, whose signature is what counts instead of a token: `Stripe-Signature`, `Moonpay-Signature-V2`, `X-Body-Signature` (Ramp), or `webhook-signature` (bank files). The body is stored as it came, at most 256 KB, and answered at once; what follows from it happens behind. An event that comes again is a `duplicate`; one that says something else under an id that was told is a `contradiction`, which an operator looks at.
     */
    post: operations['receiveProviderWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflows
     * @description Those of the user, the youngest first, of any status or of one.
     */
    get: operations['listWorkflows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflowId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a workflow
     * @description Where it stands, the steps behind it and ahead, what it waits for, and its history: each change of status or step with its reason and where that came from. A transfer’s workflow has the transfer’s id.
     */
    get: operations['getWorkflow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/assets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search assets
     * @description The catalogue and what you have added. With `query`: those whose code or symbol it is, then those whose code or symbol begins so, then those of whose name a word does, then those whose name holds it or an identifier of which begins so; what is no longer traded comes last in each. Without: all, by code.
     */
    get: operations['listAssets'];
    put?: never;
    /**
     * Add an asset of your own
     * @description For what the catalogue lacks. You alone see it. A code or an identifier that the catalogue has is refused with the code to use instead. You may add 200.
     */
    post: operations['addAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/assets/{asset}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an asset
     * @description All that is known of it. A code of before it was renamed or merged leads to the asset that is left. The ETag changes with each change of it.
     */
    get: operations['getAsset'];
    /**
     * Correct an asset of your own
     * @description Replaces all that you said of it; its code stays. With If-Match, only the version that was read is replaced. What the catalogue says is not yours to change.
     */
    put: operations['replaceAsset'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exchange-rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List your own exchange rates
     * @description By pair, then by date.
     */
    get: operations['listExchangeRates'];
    put?: never;
    /**
     * Record exchange rates of your own
     * @description Up to 1,000 rates, one per pair and UTC day: one unit of `from` is `rate` units of `to`. The opposite direction follows from it. Days on which either currency did not exist yet, where that is known, are refused.
     */
    post: operations['recordExchangeRates'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/market/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * See how the fetching of an asset's price history goes
     * @description From one year before the first purchase of the asset until yesterday. It waits for the limits of its sources, and is tried five times before it is given up.
     */
    get: operations['readPriceHistoryStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/market/parameters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Parameters for simulation
     * @description Mean return, expected return, volatility and correlation of up to 20 assets (`assets=BTC,ETH`), from the daily closes of the last three years, each in its own currency; made anew every day. Two assets are compared over the days on which both have a close.
     */
    get: operations['getSimulationParameters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/market/prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read market prices of an asset by day
     * @description Oldest first, of the days that have one, as they were traded: at most ten years, by default the last one. `splits` came into effect in these days: a close of before is times `from` ÷ `to` in the units of after. `missing` names the days that are still to be fetched; `history` says how that goes. A range that ends before the asset existed is refused. Your own prices are at `/v1/prices`, and count for more.
     */
    get: operations['readMarketPrices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/market/prices/latest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the latest market prices
     * @description Of up to 100 assets, with commas between. `at` is when it was so; `missing` names the assets without a price.
     */
    get: operations['readLatestMarketPrices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/market/rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an exchange rate
     * @description How many `to` one `from` is on a day, by default today, or on the last day before it that has a rate, up to the month before: as quoted, from the opposite quote, or by way of USD or EUR (`via`). What nobody has told is not found, and never 1. A day on which either currency did not exist yet is refused.
     */
    get: operations['readMarketRate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List your own closing prices
     * @description By asset, then by date.
     */
    get: operations['listPrices'];
    put?: never;
    /**
     * Record closing prices of your own
     * @description Up to 1,000 closes, one per asset and UTC day; a later one for the same day replaces it. Days before the asset existed (`inceptionDate`), where that is known, are refused. They are seen by you alone, are preferred over market data, and value again whatever lacked a price.
     */
    post: operations['recordPrices'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/watchlist': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the watchlist
     * @description All that you watch, in the order in which you began to.
     */
    get: operations['getWatchlist'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/watchlist/{asset}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Watch an asset
     * @description Its prices are kept from now on, as those of assets that somebody holds. Watching twice is watching once. You may watch 500.
     */
    put: operations['watchAsset'];
    post?: never;
    /**
     * Watch an asset no longer
     * @description Also by a name that it had before.
     */
    delete: operations['unwatchAsset'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List accounts
     * @description Every account that a transaction named. They are external: kept elsewhere and followed here. With `asOf`, those used by then, with the assets and transactions of that time. `asOf` answers what was true then, by the timestamps of transactions; `asKnownAt` what had been recorded by then; both together, what had been recorded by the one about the other. A past that takes more than a request may read is answered with 202: it is prepared in the background, `Location` says how far it is, and the same request is answered once it is ready. `prepare=true` asks for that whatever it takes, which pays for who reads many pages of one past.
     */
    get: operations['listAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{account}/balances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the balances of an account
     * @description Quantities by asset. An account holds nothing before its first transaction; one that nobody had named by `asKnownAt` is not found. `asOf` answers what was true then, by the timestamps of transactions; `asKnownAt` what had been recorded by then; both together, what had been recorded by the one about the other. A past that takes more than a request may read is answered with 202: it is prepared in the background, `Location` says how far it is, and the same request is answered once it is ready. `prepare=true` asks for that whatever it takes, which pays for who reads many pages of one past.
     */
    get: operations['listBalances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/corporate-actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List corporate actions
     * @description Splits of what was held, and assets of the catalogue that go on under another code, for each account that held the asset on that day and has no transaction of it. The latest day first. A `withdrawn` one was recorded by a transaction of the user’s own meanwhile, or doesn’t hold any more.
     */
    get: operations['listCorporateActions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/corporate-actions/{proposalId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept a corporate action
     * @description Records it as a transaction (`split` or `merger`) at the first instant of its day, by what the account held then as the journal says now, so that balances are those of after it from that day on. It is recorded once at most. One that was declined can be accepted after all; to undo one, reverse its transaction, and it is not proposed again.
     */
    post: operations['acceptCorporateAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/corporate-actions/{proposalId}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decline a corporate action
     * @description It is not proposed again for this account.
     */
    post: operations['declineCorporateAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/holdings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List holdings
     * @description What is held of each asset, by value. Cash is a holding like any other and may be negative. What has no price has no value, and the answer says so. What is recorded of a time to come is held from then on. `asOf` answers what was true then, by the timestamps of transactions; `asKnownAt` what had been recorded by then; both together, what had been recorded by the one about the other. A past that takes more than a request may read is answered with 202: it is prepared in the background, `Location` says how far it is, and the same request is answered once it is ready. `prepare=true` asks for that whatever it takes, which pays for who reads many pages of one past.
     */
    get: operations['listHoldings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/holdings/preparations/{preparationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how far a past of holdings is prepared
     * @description A read of the past that was answered with 202 names this in `Location`. Once it is `ready`, send that read again; with the `asKnownAt` that stands here, it is answered from what was prepared, page by page, for a day.
     */
    get: operations['getHoldingsPreparation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/performance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how holdings did
     * @description What was put in, what it is worth, and what it brought, up to the end of `to`; with `from`, what happened on that day and after it. Percentages are fractions: "0.05" is 5%. Amounts are converted at the rate of the last day; those `WithCurrencyEffect` at the rate of each day. A day without a price uses the last known one, and an asset without any the price it was last bought or sold at. Money that things were paid with is no position unless it is kept as one, or asked about. An asset or account that no transaction names is not found.
     */
    get: operations['getPerformance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/performance/chart': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how holdings did, day by day
     * @description A row for the end of each day from the one before the first transaction, or from `from`; each counts from the beginning, whichever day the list begins with. Without `limit`, all rows. Percentages are fractions: "0.05" is 5%. Amounts are converted at the rate of the last day; those `WithCurrencyEffect` at the rate of each day. A day without a price uses the last known one, and an asset without any the price it was last bought or sold at. Money that things were paid with is no position unless it is kept as one, or asked about. An asset or account that no transaction names is not found.
     */
    get: operations['getPerformanceChart'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List portfolios
     * @description The oldest first; archived ones only if they are asked for.
     */
    get: operations['listPortfolios'];
    put?: never;
    /**
     * Create a portfolio
     * @description A portfolio looks at holdings: those in its `members.accounts`, of its `members.assets`; what is left out leaves nothing out, so that without `members` it is all that the user has. With `holdings`, each is recorded as a transaction at its price (a purchase, money as a deposit) in the same step as the portfolio: all are there, or nothing is. An account must be one that transactions name, or one of `holdings`.
     */
    post: operations['createPortfolio'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a portfolio
     * @description How it is described; `/valuation` says what it is worth. The ETag is its version, for `If-Match`.
     */
    get: operations['getPortfolio'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a portfolio
     * @description What is left out stays as it is; `members` are replaced whole. Values and snapshots follow: those of the past, too, are of what is in it now.
     */
    patch: operations['changePortfolio'];
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/allocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what a portfolio consists of
     * @description Shares of what has a price, against the targets: a line for each target, then one for each class of which something is held that no target names. Without targets, a line for each class.
     */
    get: operations['getPortfolioAllocation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Archive a portfolio
     * @description Nothing is deleted: it can be read and restored, and no longer changed. No more snapshots are taken. Transactions are not touched.
     */
    post: operations['archivePortfolio'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/chart': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A chart of a portfolio
     * @description Its value with what is invested in it, what it consists of, or how far it has fallen from its highest so far, as series (JSON), as a drawing (SVG) or as a picture (PNG): by `format`, else by what `Accept` would rather have. Days are those whose end has passed, of the last year unless `from` says otherwise; `allocation` is of the day `to`, or of now, and takes no `from`. A drawdown is that of one unit that was there all the time: deposits and withdrawals play no part in it. `theme`, `width` and `height` (pixels) are for drawings.
     */
    get: operations['getPortfolioChart'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/rebalance-proposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List proposals to rebalance
     * @description The newest first.
     */
    get: operations['listRebalanceProposals'];
    put?: never;
    /**
     * Propose trades that bring a portfolio back to its targets
     * @description As few trades as will do: lines that are off by the threshold of the policy (without one, all) go to their targets, and what that leaves over or lacks is taken up by the lines that are off the other way the most. Within a class, what realizes the least gain is sold first, by unrealized gain against average cost, which is an estimate and no tax. Fees come out of what is bought; a trade that is not worth its fee is left out. Nothing is ordered. 200 with an empty list of trades means that there is nothing to do, and nothing is recorded.
     */
    post: operations['proposeRebalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/rebalance-proposals/{proposalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a proposal to rebalance
     * @description As it was made: prices and holdings may have changed since.
     */
    get: operations['getRebalanceProposal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/rebalancing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set when a portfolio is to be brought back to its targets
     * @description After midnight (UTC) a rebalancing is proposed where a share is off by the threshold, at most once in seven days, or where a period of the calendar has begun. `autoRebalance` records that proposals are to become orders, once there are any. Without `policy`, nothing is proposed unless it is asked for.
     */
    put: operations['setRebalancing'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Restore an archived portfolio
     * @description It can be changed again, and snapshots of the days since are taken.
     */
    post: operations['restorePortfolio'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/snapshots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List daily snapshots of a portfolio
     * @description What the portfolio was worth at the end of each UTC day (`value`), and what its holdings had cost (`investment`), from the day of its first transaction to yesterday. They are taken at midnight; a transaction or price of an earlier day counts from that day on, at once. Of a long history that was just changed, the days that are still being taken again are named in `missing`.
     */
    get: operations['listPortfolioSnapshots'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/target-allocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set what a portfolio should consist of
     * @description Shares by asset or by class of assets, in percent; they must add up to exactly 100. A class takes in its assets that have no target of their own. An empty list takes all targets away.
     */
    put: operations['setTargetAllocation'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/portfolios/{portfolioId}/valuation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Value a portfolio
     * @description What is in a portfolio at its price, in the portfolio's currency, with who said the price and when: the user's own prices first, then the market's; a pool's token by its underlyings and a bond by the yields of its day, where nobody quotes them. What has no price has no value: it is named in `missing`, and `complete` is false. Prices older than seven days count and are named in `stale`. Balances below the threshold of the settings are summed up in `smallBalances`, unless `displaySmallBalances` is set there. Money that was spent before any came in is in `overdrawn` and counts for nothing. What came in before its asset existed counts, and is in `beforeInception`: its date may be mistyped. With `asOf`, what was held then, at the prices of that day.
     */
    get: operations['getPortfolioValuation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/disposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List disposals
     * @description One row per transaction and lot, in the order of disposal, then of lots used. `year` is a fiscal year. A row without proceeds and gain left at cost, or waits for a price (`needsPrice`); `marketPriced` where proceeds rest on a price that was adopted from the market, whose source the explanation names. `asOf` answers what was true then, by the timestamps of transactions; `asKnownAt` what had been recorded by then; both together, what had been recorded by the one about the other. A past that takes more than a request may read is answered with 202: it is prepared in the background, `Location` says how far it is, and the same request is answered once it is ready. `prepare=true` asks for that whatever it takes, which pays for who reads many pages of one past.
     */
    get: operations['listDisposals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/disposals/{transactionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Explain a disposal
     * @description The whole way to the figures of a transaction’s disposals: the transaction and what it was worth by whose word, its fees, and of each row the lot that it used, where that was acquired and for how much, the transfers it went through, what changed its units or its cost on the way, the pool or the day that a mean is of, and the rule that was applied; as data and in plain sentences. A row is named by its transaction and `lotId`.
     */
    get: operations['explainDisposal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/filings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List filed tax years
     * @description The latest year first, with amendments. A single year also tells what has changed since.
     */
    get: operations['listFilings'];
    put?: never;
    /**
     * Lock a tax year to the report that it was filed with
     * @description From then on, what would alter the year is taken in as ever and shown as a difference to what was filed, until an amendment takes its place.
     */
    post: operations['fileTaxYear'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/filings/{taxYear}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a filed tax year, and what has changed since
     * @description What stands is compared with the book as it is now: `needsAmendment` says whether any figure of the year differs, and `difference` which totals, which disposals and which lots left at its end do.
     */
    get: operations['getFiling'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/filings/{taxYear}/amendments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Amend a filed tax year
     * @description Another report takes the place of what was filed, for a reason. Nothing that was filed before is lost.
     */
    post: operations['amendTaxYear'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/harvest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List lots whose sale would realize a loss
     * @description Open lots that are worth less than they cost, the greatest loss first. `price` is of one unit in the base currency: the user's own, else the market's. The method in force sells `unitsBefore` of the same asset first, which would gain `gainBefore`. `at` is the day of the sale, today if left out; the lots are those held now. `washSale` warns, where that is the law (see the list of wash sales for `include`), of what was bought lately, and says until when not to buy. `totals` are of all such lots, not of the page alone; `exempt` is no part of `loss`.
     */
    get: operations['listHarvest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/lot-selections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the lots that were named for disposals
     * @description By the id of the transaction, which begins with its time. `met` says whether it uses all that was named for it.
     */
    get: operations['listLotSelections'];
    put?: never;
    /**
     * Name the lots that a disposal uses
     * @description Specific identification, until the year is filed. Units that are named are used first; the others go by the method in force. It takes the place of what was named for the transaction before. If something older uses up a named lot later on, the selection is kept, and the rows of the disposal say `"lotSelection": "unmet"` until it can be met again; where that is this very selection, the answer names the others in `nowUnmet`, so that lots can be named for these again. Where units cost the mean of all, no lot can be named.
     */
    post: operations['selectLots'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/lot-selections/{transactionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Let the method choose the lots of a disposal again
     * @description Until the year is filed.
     */
    delete: operations['withdrawLotSelection'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/lots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tax lots
     * @description Every lot acquired so far, by asset and age, with what remains of it. A transaction that is dated ahead counts from its time on: send `asOf` to see lots as of then. `method` is how it was acquired. Under AVERAGE `remainingCostBasis` is at the mean of the pool. `marketPriced` where the cost rests on a price that was adopted from the market. `asOf` answers what was true then, by the timestamps of transactions; `asKnownAt` what had been recorded by then; both together, what had been recorded by the one about the other. A past that takes more than a request may read is answered with 202: it is prepared in the background, `Location` says how far it is, and the same request is answered once it is ready. `prepare=true` asks for that whatever it takes, which pays for who reads many pages of one past.
     */
    get: operations['listTaxLots'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/preparations/{preparationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how far a past of lots and disposals is prepared
     * @description A read of the past that was answered with 202 names this in `Location`. Once it is `ready`, send that read again; with the `asKnownAt` that stands here, it is answered from what was prepared, page by page, for a day.
     */
    get: operations['getTaxPreparation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview what a sale, or a year, would come to
     * @description The lots that each method would use, and the gain, with nothing recorded. What is `inUse` goes by the settings, and is what happens if the sale is recorded as it stands here. The other methods take the lots that are open by then in their own order; `allowed` says whether the law of the jurisdiction knows the method. With `sells`, a list in order of time, each sale sees the ones before it. With `year`, each method also adds up the gains of that fiscal year: the recorded disposals and the sales. With `year` alone, all that is recorded of it goes by each method, none of its rows listed. A sale between others works the later ones through again, at most 20,000 of them. Up to 1,000 rows are listed for each method.
     */
    post: operations['previewSale'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tax reports
     * @description Every report that was asked for, the latest first, without its rows.
     */
    get: operations['listTaxReports'];
    put?: never;
    /**
     * Have a tax report made
     * @description Answers at once; the report is made in the background of all that was recorded by then, and `GET /v1/tax/reports/{reportId}`, which `Location` names, tells how far it is. Each request makes a report of its own, pinned to the event position that it was made at: reading it again gives the same bytes. `brokerStatements` says what brokers told the US tax office of an account’s sales (Form 1099-B, of digital assets Form 1099-DA), which decides on the box of Form 8949; `digitalAssetStatements` says it of an account’s digital assets alone, where these were reported otherwise or not at all.
     */
    post: operations['requestTaxReport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/reports/{reportId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a tax report
     * @description As JSON, or as what `Accept` or `format` names: CSV with every row, a PDF laid out like the forms of the jurisdiction, or TXF (version 042) for US tax programs. `sha256` is of the report as JSON without its last member, the hash itself. The other formats can be had once it is ready (409 `ReportNotReady` until then). Money is exact in JSON and CSV; PDF and TXF round it to cents, half up.
     */
    get: operations['getTaxReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/settings-previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * See what other settings would make of each tax year
     * @description Works the whole tax book through again under the settings sent, as `PUT /v1/settings` takes them (what is left out takes the default of the law), and answers the gains of each year before and after. Records nothing.
     */
    post: operations['previewTaxSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tax/wash-sales': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List wash sales
     * @description By the rule of the United States (26 USC 1091): sales of a year whose loss is not deductible, since the same asset was bought within 30 days before or after, and whatever left with such a loss of an earlier sale in its basis, also as what the units became meanwhile; `basisGiven` of it went along with a gift. The rule is for securities, which `tax.securities` in the settings names; `include=all` takes every asset as one. Lots and disposals stay as they are. The day of a sale is UTC's. Sales go in their order; `totals` are the year's.
     */
    get: operations['listWashSales'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries
     * @description Those of the newest events first. They are kept for 90 days after their last request.
     */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries/{deliveryId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a delivery with its log
     * @description What was sent, and what came of each request: the first 4 KB of the answer, and how long it took.
     */
    get: operations['getWebhookDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries/{deliveryId}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a delivery again
     * @description Under the same `webhook-id`, so that a receiver that has it already can tell. All tries begin anew.
     */
    post: operations['resendWebhookDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the endpoints
     * @description In order of creation. One that we stopped sending to says so in "disabled", with the reason.
     */
    get: operations['listWebhookEndpoints'];
    put?: never;
    /**
     * Have events sent to a URL
     * @description Whatever is recorded from now on is sent to the URL, signed by the Standard Webhooks specification. The answer shows the secret, once. "*" stands for all types of events. The URL must be https and lead to a public address.
     */
    post: operations['createWebhookEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an endpoint
     * @description Without its secret, and with the names of its extra headers but not their values.
     */
    get: operations['getWebhookEndpoint'];
    put?: never;
    post?: never;
    /**
     * Delete an endpoint
     * @description Nothing more is sent to it, not even what waits.
     */
    delete: operations['deleteWebhookEndpoint'];
    options?: never;
    head?: never;
    /**
     * Change an endpoint
     * @description What is left out stays. "headers" replaces all of them. "active": false holds deliveries back until it is true again, which also lifts a "disabled".
     */
    patch: operations['updateWebhookEndpoint'];
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/recover': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send again whatever failed since a time
     * @description Takes all failed deliveries of events since the time, also those of the time when the endpoint was disabled, and sends them again in the background.
     */
    post: operations['recoverWebhookDeliveries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replace the secret of an endpoint
     * @description The answer shows the new secret, once. For 24 hours every request carries signatures of both secrets, so that the receiver can change over at any time of them.
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a test event
     * @description Sends an event of the type WebhookTest, whatever types the endpoint asks for.
     */
    post: operations['testWebhookEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/assets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import assets into the catalogue
     * @description Up to 10,000, by code: what is new is registered, what differs is replaced, what is equal stays, and what is not named stays, too. If anything is wrong, nothing is stored.
     */
    post: operations['importAssets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/assets/{asset}/deactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Deactivate an asset
     * @description It is no longer traded: it is found last, and its prices are no longer fetched. With If-Match, only the version that was read.
     */
    post: operations['deactivateAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/assets/{asset}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Merge an asset into another
     * @description For two that turn out to be one: the codes and identifiers of the first lead to the second from now on. With If-Match, only the version that was read.
     */
    post: operations['mergeAssets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/assets/{asset}/reactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Activate an asset again
     * @description As it was before. With If-Match, only the version that was read.
     */
    post: operations['reactivateAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/assets/{asset}/rename': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rename an asset
     * @description The old code goes on leading to it, so that what was recorded under it stays as it is. With If-Match, only the version that was read.
     */
    post: operations['renameAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/assets/{asset}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Declare a split
     * @description From `date` on, one holds `to` for every `from` of before. One of the same day is replaced; 1 for 1 takes it back. With If-Match, only the version that was read.
     */
    post: operations['splitAsset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What operators did
     * @description Each act of an operator, and each look at the content of a message or commit, newest first.
     */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/backfills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what could not be fetched
     * @description Histories of prices and rates that were given up after five tries, the last one first.
     */
    get: operations['listFailedBackfills'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/backfills/{kind}/{code}/restart': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Fetch again what was given up
     * @description It has all its tries again. What was fetched before is not fetched again.
     */
    post: operations['restartBackfill'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/commits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Feeds of commits
     * @description Commits of a user in order of recording, or of all users by event type or by correlation id (stream after stream then), without their content. `from` is 30 days ago unless given, or the time in a correlation id that holds one. Without `tenant`, a request looks through streams for some seconds: go on with `nextCursor` until it is null, also after an empty page.
     */
    get: operations['listCommits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/commits/{tenant}/{streamType}/{streamId}/{version}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show a commit with its content
     * @description Its events as they are stored. That you looked, and why, is recorded.
     */
    post: operations['showCommit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/data-sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sources of market data
     * @description Each source with its limits, what is left of its budget, its circuit breaker and its last fault. Budgets and breakers are shared by all that ask.
     */
    get: operations['listDataSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/data-sources/{source}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask a source again
     * @description Switches a source on. Its breaker is closed and its pause ends: the next request goes out.
     */
    post: operations['activateDataSource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/data-sources/{source}/deactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask a source no more
     * @description Switches a source off: the next one in order of preference is asked instead, if there is one.
     */
    post: operations['deactivateDataSource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Webhook deliveries that were given up
     * @description Of one user or all. Neither receivers nor what they answered are shown: those are content. `complete` says whether that is all.
     */
    get: operations['listFailedDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/deliveries/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send many webhook deliveries again
     * @description At most 100 of those that were given up, of one user or all. Those whose endpoint takes nothing are left.
     */
    post: operations['resendDeliveries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/deliveries/{tenant}/{deliveryId}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show a webhook delivery
     * @description Its receiver, its log and its body. That you looked, and why, is recorded.
     */
    post: operations['showDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/deliveries/{tenant}/{deliveryId}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a webhook delivery again
     * @description Under the same id, with all its tries, whatever became of it.
     */
    post: operations['resendDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/generations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Generations of projections
     * @description What serves of each projection of a user, what is being built, and what is still to be cleared away.
     */
    get: operations['listGenerations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/halts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Halted consumers
     * @description Each consumer that stopped at a commit it cannot take, of one user or all, longest first. At most 1,000; `complete` says whether that is all.
     */
    get: operations['listHalts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/halts/{tenant}/{consumer}/{source}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show why a consumer halted, with the commit
     * @description The fault in its own words, and the commit with its content. That you looked, and why, is recorded.
     */
    post: operations['showHalt'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/halts/{tenant}/{consumer}/{source}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a halted consumer try again
     * @description Lifts the halt and wakes the consumer, which goes on with the very commit. If it still cannot take it, it halts again.
     */
    post: operations['retryHalt'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/halts/{tenant}/{consumer}/{source}/skip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a halted consumer pass over one commit
     * @description Moves the consumer past the commit named and wakes it. Its reads answer `"complete": false` and name the commit as `commit-skipped` from then on, until the projection is rebuilt by code that can take it.
     */
    post: operations['skipHalt'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/held-prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prices that wait for confirmation
     * @description Closes of 100 times their neighbour or a hundredth of it, by asset. They are used nowhere until they are confirmed. Without `status`, those that nobody has looked at. A page may be short, and still have a `nextCursor`.
     */
    get: operations['listHeldPrices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/held-prices/{asset}/{source}/{date}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm a held price
     * @description The price is right. The days of the stretch are still missing: they are taken the next time that they are fetched, and what follows is compared with them.
     */
    post: operations['confirmHeldPrice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/held-prices/{asset}/{source}/{date}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject a held price
     * @description The price is wrong: it is never taken, and no longer waits for anybody.
     */
    post: operations['rejectHeldPrice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/lag/{tenant}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far consumers are with a user's streams
     * @description The version of each stream beside the cursor of each consumer that reads it.
     */
    get: operations['getLag'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/accounts/{accountId}/credit-limits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Grant credit on a user’s account
     * @description How far below zero the balance of each asset may be, in place of what was granted before. On credit cards and margin accounts.
     */
    post: operations['opsGrantCredit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/accounts/{accountId}/freeze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Freeze a user’s account
     * @description Its owner cannot unfreeze it.
     */
    post: operations['opsFreezeAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/accounts/{accountId}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject the verification of a user’s account
     * @description Nothing can be sent from it to others until it is verified.
     */
    post: operations['opsRejectAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/accounts/{accountId}/unfreeze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unfreeze a user’s account
     * @description Whoever froze it.
     */
    post: operations['opsUnfreezeAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/accounts/{accountId}/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Verify a user’s account
     * @description An account for wires can send to others from then on.
     */
    post: operations['opsVerifyAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Book money in or out of a user’s account
     * @description For what came in or went out by no provider, and for corrections. The other side is the clearing or the suspense account of the system. A debit takes what is available, unless it is `forced`: then the balance may come below zero. Limits do not count it. `effectiveAt` is when it happened, if before now.
     */
    post: operations['adjustBalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/assessments/{tenant}/{transferId}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show what was made of a transfer
     * @description Its risk score, what was found by which rules, and how well the customer was known. That you looked, and why, is recorded. Users see the decision alone.
     */
    post: operations['showAssessment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/assessments/{tenant}/{transferId}/ruling': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rule on a transfer that waits for a review
     * @description `clear`: it goes on. `reject`: it ends, and what is held is given back. Stays on record, with who and why.
     */
    post: operations['ruleOnAssessment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/compliance-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the rules by which transfers are assessed
     * @description All that were ever set, in order of recording, those to come included.
     */
    get: operations['listComplianceRules'];
    put?: never;
    /**
     * Set the rules by which transfers are assessed
     * @description All rules, for everybody, from `effectiveFrom` on (now, if left out), which can not be in the past. Scores of the rules that find something add up, to 100 at most: from `reviewFrom` on an operator looks at the transfer with its funds held, from `rejectFrom` on it is rejected; a rule with an `outcome` asks for it whatever the score. What was assessed stays as it was.
     */
    post: operations['setComplianceRules'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/external-transfers/{tenant}/{transferId}/reversals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take back what a transfer from or to outside has posted, or a part of it
     * @description By postings the other way, with what comes back of the fees by their rules; without `amount`, all that is left. For what the provider has paid back or charged back, of which it told only a part, or nothing. The balance may come below zero. The transfer stays as it is; what else is taken back of it later is what is left then.
     */
    post: operations['reverseExternalTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/fee-schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set what is charged
     * @description All fees, for everybody, from `effectiveFrom` on (now, if left out), which can not be in the past. What was charged stays as it was, and quotes hold until they end. Minimum, maximum and flat fees are whole units of their asset.
     */
    post: operations['setFeeSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/reconciliation/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a payment provider settled otherwise than it was booked
     * @description Oldest first. Without `status`, those that stand: open and assigned. An item closes by itself when the two sides come to agree.
     */
    get: operations['listSuspenseItems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/reconciliation/items/{provider}/{itemId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A suspense item with both sides and its history
     * @description `ours` is what we booked, `theirs` what the provider settled; above zero, it came in.
     */
    get: operations['getSuspenseItem'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/reconciliation/items/{provider}/{itemId}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a suspense item, or hand it to another operator
     * @description `owner` is the subject of an operator’s token; left out, it is you.
     */
    post: operations['assignSuspenseItem'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/reconciliation/items/{provider}/{itemId}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a suspense item
     * @description All that is in suspense of an asset goes to the account that `bookings` names for it: credited where the provider has settled more than was booked, debited where less (`forced` takes it whatever is there). What no booking names goes back to clearing. The item opens again if either side changes.
     */
    post: operations['resolveSuspenseItem'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/reconciliation/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Runs that read what a payment provider settled
     * @description Newest first, with how far they are. One begins each day.
     */
    get: operations['listReconciliationRuns'];
    put?: never;
    /**
     * Read now what a payment provider settled
     * @description From where the last run left off, less three days, or from `from`. What was read before is known, and changes nothing. If a run is under way, it is answered instead.
     */
    post: operations['startReconciliation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger/transfers/{tenant}/{transferId}/reversal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reverse a transfer between accounts here
     * @description Posts the same amounts the other way, a conversion at the rate that it was made at; of fees comes back to the sender what their rules say. `tenant` is one of its two users; the answer is as its sender sees it. It takes what is available, unless it is `forced`: then also from an account that is frozen or closed, and the balance may come below zero. Limits do not count it.
     */
    post: operations['opsReverseTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/market/parameters/{asset}/forward-return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Say what return is expected of an asset
     * @description For all users: what an operator enters, or takes from a provider of targets, which `source` then names. Null takes it back.
     */
    put: operations['putForwardReturn'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages that were given up
     * @description The dead letters of one queue or all. They are received and released again, not deleted; `counts` are approximate, and `complete` says whether every message that could be received is listed.
     */
    get: operations['listMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/messages/{queue}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give many messages back to their queue
     * @description At most 100 at once; `complete` says whether the queue was found empty in the end.
     */
    post: operations['retryMessages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/messages/{queue}/{messageId}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Discard a message
     * @description Deletes it. What it was about, its size and a hash of its content are recorded with the reason.
     */
    post: operations['discardMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/messages/{queue}/{messageId}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show a message that was given up
     * @description Its content as it was sent. That you looked, and why, is recorded.
     */
    post: operations['showMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/messages/{queue}/{messageId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a message back to its queue
     * @description Sends it to the queue of its consumer again, then deletes it here. What a stream reader gave up is published again by a sweep from its time on. A schedule runs again by itself: its messages can only be discarded.
     */
    post: operations['retryMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/migrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Migrations and versions of models
     * @description Each migration with its checksum and when it was applied, and the versions of events, states, reducers and keys: on record, and in the code that answers.
     */
    get: operations['listMigrations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/migrations/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Apply pending migrations
     * @description Applies each pending migration once, in order. Refused while somebody else is at it, and while one that was applied has changed since.
     */
    post: operations['applyMigrations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/migrations/{id}/revert': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a migration back
     * @description Puts back what the last applied migration replaced.
     */
    post: operations['revertMigration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/orphans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What crashed writers left behind
     * @description The last pass of the daily sweep, and with `tenant` what it would find of one user now. Looking deletes nothing.
     */
    get: operations['readOrphans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/price-disputes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where sources disagree
     * @description Assets of which two sources gave closes that differ by more than 5%, with the latest 31 such days and the worst one. The closes of `source` were taken.
     */
    get: operations['listPriceDisputes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/provider-messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a payment provider sent
     * @description Newest first, without content. `failed` were tried for a day and a half and wait for you; `unverified` are those whose signature did not fit, of the last week.
     */
    get: operations['listProviderMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/provider-messages/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have many messages of a payment provider read again
     * @description At most 100 of those that failed, newest first. `complete` says whether that was all.
     */
    post: operations['replayProviderMessages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/provider-messages/{provider}/{messageId}/ignore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave a message of a payment provider out
     * @description It is not tried again, and stands as `ignored` with your reason. It can be read again later all the same.
     */
    post: operations['ignoreProviderMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/provider-messages/{provider}/{messageId}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show what a payment provider sent
     * @description The body as it came, its headers, and what it was taken for. That you looked, and why, is recorded.
     */
    post: operations['showProviderMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/provider-messages/{provider}/{messageId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a message of a payment provider read again
     * @description With all its tries, whatever became of it. What it tells counts once, however often it is read. One that is `unverified` is judged again by the secrets of now.
     */
    post: operations['replayProviderMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Replays
     * @description The last replay of each projection of a user.
     */
    get: operations['listReplays'];
    put?: never;
    /**
     * Rebuild a projection of one user
     * @description Builds a new generation from the commits while the one that serves goes on, compares the two row by row, and lets the new one serve if `policy` says so. Nothing is appended and nothing is sent.
     */
    post: operations['startReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rebuild a projection of all users
     * @description Orders a replay for each user, as many as there is time for; ask again with `nextCursor` until it is null. Users with a replay at work, or with nothing to rebuild, are passed over.
     */
    post: operations['startReplays'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A replay, and what comparing came to
     * @description Counts of rows and differences; the differences themselves are shown with a reason only.
     */
    get: operations['getReplay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a replay
     * @description What was built is deleted; what serves goes on.
     */
    post: operations['cancelReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}/clean-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Clear away generations that serve no more
     * @description Done by itself ten minutes after a switch; this asks for it again.
     */
    post: operations['cleanUpReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}/differences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show where two generations differ
     * @description The first 100 differences, with the beginnings of both rows. That you looked, and why, is recorded.
     */
    post: operations['showReplayDifferences'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a replay
     * @description It stops after the portion that is at work; what was built stays.
     */
    post: operations['pauseReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume a replay
     * @description Goes on with one that was paused or has failed, and compares anew one that was compared.
     */
    post: operations['resumeReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/replays/{tenant}/{projection}/switch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the rebuilt generation serve
     * @description As soon as it has applied what serves has, and whatever comparing them shows.
     */
    post: operations['switchReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/shared-prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enter prices by hand
     * @description Closes of an asset for all users, as rows or as a CSV text with the header `date,close`. They are preferred over every source; a later one for the same day replaces it. If anything is wrong, nothing is stored.
     */
    post: operations['enterSharedPrices'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the system is doing
     * @description What stands still, what was given up, and what waits, over all users, in one answer.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/sweep': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sweep now
     * @description Does what the schedule does every five minutes: publishes again what a consumer lacks although it is a minute old. It ends after 20 seconds at the latest, and the next run goes on. With `since`, all streams that moved since then are looked at, and `reached` is the hour to go on with if the time did not suffice.
     */
    post: operations['sweepNow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/tenants/{tenant}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a user
     * @description Deletes the data key of a user, which makes all that they stored unreadable: events, read models, files of imports, messages. Functions forget the key within five minutes; then every request of theirs is answered 410 `Erased`. Until the key table's copies are gone (28 days), a restore can bring it back, and nothing else can.
     */
    post: operations['eraseTenant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/tracked-assets/recount': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Count again who is counted on
     * @description How many users hold or watch each asset, by their references; of one `tenant`, the references themselves by the events. Of a user who was erased none are left. It is done in a while; the log says what was otherwise.
     */
    post: operations['recountTrackedAssets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/verifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Verify chains of commits
     * @description Walks the hash chains of one stream, of all streams of a user, or of all, and names the first bad commit of each broken one. A request works for some seconds: go on with `nextCursor` until it is null. Streams of a user are found by the hour of their last commit, from `since` on.
     */
    get: operations['verifyStreams'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the workflows of all users that wait for an operator
     * @description In no order. What they wait for says the workflow itself.
     */
    get: operations['listWorkflowsInReview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/workflows/{tenant}/{workflowId}/compensate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rule that a workflow has failed, and have what was done undone
     * @description Of a transfer that was sent: you know from elsewhere that it was not paid. Refused while the provider says that it has settled it. Should the provider say so later, it is booked all the same.
     */
    post: operations['compensateWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/workflows/{tenant}/{workflowId}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show a user’s workflow
     * @description As its owner sees it: the steps behind it and ahead, what it waits for, attempts that failed, the last error, and each change with its reason and where that came from. Who looked and why is on record.
     */
    post: operations['showWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/workflows/{tenant}/{workflowId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have the step of a workflow tried again
     * @description The check, the booking, or the question to the provider, whose answer counts; where the provider has said one thing and the other, it decides between them.
     */
    post: operations['retryWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the reference in a browser
     * @description This page. It asks nothing of any other origin. Needs no token.
     */
    get: operations['readReferencePage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a file that the reference page needs
     * @description Its scripts, styles and licences. Needs no token.
     */
    get: operations['readReferenceFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the OpenAPI document
     * @description The OpenAPI 3.1 document of this API, with its webhooks. Needs no token.
     */
    get: operations['readOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  SettingsReplaced: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of settings
     * @description Of the stream `settings`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onSettingsReplaced'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransactionImported: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransactionImported'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransactionClassified: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransactionClassified'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  LedgerEntriesCreated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onLedgerEntriesCreated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransactionReversed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransactionReversed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransfersPaired: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Withdrawals and deposits are one movement of coins. They count no more; what was derived from them does. Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransfersPaired'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransactionDerived: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description What a pairing comes to: a transfer, or a fee that a deposit took from its own account. Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransactionDerived'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransfersUnpaired: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description A pairing was undone: its parts count again, what was derived from them counts no more. Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransfersUnpaired'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PairingConfirmed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description The user agrees to a pairing that a rule made: no rule undoes it any more. Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPairingConfirmed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PairingDismissed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description The user says that this is no transfer: it is not proposed again. Of the stream `journal`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPairingDismissed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ImportRequested: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `import`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onImportRequested'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ImportCompleted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `import`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onImportCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ImportFailed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Of the stream `import`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onImportFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ImportReversed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of trading
     * @description Nothing of it stands any more; how many were reversed in all. Of the stream `import`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onImportReversed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PricesRecorded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of market-data
     * @description Of the stream `user-prices`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPricesRecorded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ExchangeRatesRecorded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of market-data
     * @description Of the stream `user-prices`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onExchangeRatesRecorded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  MarketPricesAdopted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of market-data
     * @description What the market said on days on which transactions lacked a price. It counts for these days alone, where the user says nothing, and stays as it is whatever the market is said to have been later. Of the stream `user-prices`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onMarketPricesAdopted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetPositionOpened: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description The first time that the quantity of an asset became other than zero. Of the stream `position`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetPositionOpened'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetPositionUpdated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `position`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetPositionUpdated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PortfolioCreated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPortfolioCreated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PortfolioChanged: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPortfolioChanged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PortfolioArchived: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPortfolioArchived'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PortfolioRestored: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPortfolioRestored'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TargetAllocationSet: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Without targets, there are none any more. Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTargetAllocationSet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  RebalancingPolicySet: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description `null`: it is rebalanced on request alone. Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onRebalancingPolicySet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  RebalanceProposed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `portfolio`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onRebalanceProposed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  PortfolioValuationCalculated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `portfolio-valuation`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onPortfolioValuationCalculated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CorporateActionProposed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Again where what is held has changed since, or where it was withdrawn and holds after all. Of the stream `corporate-action`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onCorporateActionProposed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CorporateActionAccepted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description With what it came to, and the transaction that records it, which is in the journal since the same instant. Of the stream `corporate-action`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onCorporateActionAccepted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CorporateActionDeclined: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description Of the stream `corporate-action`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onCorporateActionDeclined'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  CorporateActionWithdrawn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of portfolio
     * @description The user has recorded it, nothing was held then after all, or it was taken back. Of the stream `corporate-action`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onCorporateActionWithdrawn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxLotCreated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-book`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxLotCreated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxLotConsumed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-book`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxLotConsumed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxLotAdjusted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-book`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxLotAdjusted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxBookRestated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-book`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxBookRestated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxReportRequested: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-report`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxReportRequested'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxReportGenerated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-report`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxReportGenerated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxReportFailed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `tax-report`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxReportFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxYearFiled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `filing`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxYearFiled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TaxFilingAmended: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `filing`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTaxFilingAmended'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  LotsSelected: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Takes the place of what was named for the transaction before. Of the stream `lot-selections`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onLotsSelected'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  LotSelectionWithdrawn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of tax
     * @description Of the stream `lot-selections`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onLotSelectionWithdrawn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountCreated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountCreated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountUpdated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description What was changed, as it is after it. Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountUpdated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountFrozen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountFrozen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountUnfrozen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountUnfrozen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountClosed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountClosed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountVerified: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountVerified'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AccountVerificationRejected: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAccountVerificationRejected'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  MoneyAdded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onMoneyAdded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  MoneySubtracted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onMoneySubtracted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetBalanceAdded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The same of what is not money. Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetBalanceAdded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetBalanceSubtracted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetBalanceSubtracted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetStaked: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetStaked'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetUnstaked: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetUnstaked'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  LowBalance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onLowBalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  NegativeBalance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onNegativeBalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  HoldPlaced: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onHoldPlaced'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  HoldCompleted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Part of it or all was taken; with nothing remaining, it is over. Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onHoldCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  HoldReleased: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description What remained is available again. Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onHoldReleased'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  HoldExpired: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The same, since its time was over: it counted no more from `expiredAt` on, whenever this was recorded. Of the stream `account`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onHoldExpired'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferInitiated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferInitiated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferAwaitingAcceptance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The recipient is asked; until then the funds are held. Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferAwaitingAcceptance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferCompleted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  MoneyTransferred: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onMoneyTransferred'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetTransferred: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The same of what is not money. Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetTransferred'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  AssetConverted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onAssetConverted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferDeclined: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The recipient does not want it. Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferDeclined'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferCancelled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The sender took it back before it was accepted. Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferCancelled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferExpired: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Nobody accepted it in time. Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferExpired'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferReversed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferReversed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferScheduleCreated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferScheduleCreated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferScheduleChanged: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferScheduleChanged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferSchedulePaused: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description By its owner, or by the system where it could not go on: then `code` says why. Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferSchedulePaused'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferScheduleResumed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferScheduleResumed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferScheduleCancelled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferScheduleCancelled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  TransferScheduleCompleted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description There is none to come. Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onTransferScheduleCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ScheduledTransferExecuted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description The transfer was made, or ordered from its provider. Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onScheduledTransferExecuted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ScheduledTransferDelayed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description It could not be made now, and is tried again: at a time, or when the schedule is resumed. Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onScheduledTransferDelayed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ScheduledTransferFailed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description It was tried and could not be made, and is not tried again. Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onScheduledTransferFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  ScheduledTransfersSkipped: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description From the first to the last, both included, none was or will be made. Of the stream `transfer-schedule`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onScheduledTransfersSkipped'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WorkflowStatusChanged: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of ledger
     * @description Of the stream `workflow`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWorkflowStatusChanged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WebhookEndpointCreated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of webhooks
     * @description Of the stream `webhook-endpoints`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWebhookEndpointCreated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WebhookEndpointUpdated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of webhooks
     * @description The whole configuration after the change. Of the stream `webhook-endpoints`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWebhookEndpointUpdated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WebhookSecretRotated: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of webhooks
     * @description Requests are signed with a new secret, and with the one before it as well until a while later. Of the stream `webhook-endpoints`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWebhookSecretRotated'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WebhookEndpointDisabled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of webhooks
     * @description We stopped sending: it answered 410, or nothing got through for five days. Of the stream `webhook-endpoints`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWebhookEndpointDisabled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WebhookEndpointEnabled: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of webhooks
     * @description Its owner wants requests again. Of the stream `webhook-endpoints`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWebhookEndpointEnabled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  WebhookEndpointDeleted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An event of webhooks
     * @description Of the stream `webhook-endpoints`. Any 2xx answer takes it; anything else is tried again.
     */
    post: operations['onWebhookEndpointDeleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    MappingColumns: {
      date:
        | string
        | {
            name: string;
            nth: number;
          };
      time?: components['schemas']['MappingColumn'];
      type?: components['schemas']['MappingColumn'];
      quantity?: components['schemas']['MappingColumn'];
      asset?: components['schemas']['MappingColumn'];
      otherQuantity?: components['schemas']['MappingColumn'];
      otherAsset?: components['schemas']['MappingColumn'];
      inQuantity?: components['schemas']['MappingColumn'];
      inAsset?: components['schemas']['MappingColumn'];
      outQuantity?: components['schemas']['MappingColumn'];
      outAsset?: components['schemas']['MappingColumn'];
      feeQuantity?: components['schemas']['MappingColumn'];
      feeAsset?: components['schemas']['MappingColumn'];
      value?: components['schemas']['MappingColumn'];
      valueCurrency?: components['schemas']['MappingColumn'];
      account?: components['schemas']['MappingColumn'];
      toAccount?: components['schemas']['MappingColumn'];
      paidBy?: components['schemas']['MappingColumn'];
      id?: components['schemas']['MappingColumn'];
      notes?: components['schemas']['MappingColumn'];
    };
    MappingColumn:
      | string
      | {
          name: string;
          nth: number;
        };
    MappingDates: {
      /** @enum {string} */
      order?: 'day-first' | 'month-first' | 'year-first';
      pattern?: string;
      zone?: string;
    };
    MappingType: {
      /** @enum {string} */
      type:
        | 'buy'
        | 'sell'
        | 'trade'
        | 'deposit'
        | 'withdrawal'
        | 'transfer'
        | 'income'
        | 'fee'
        | 'gift_received'
        | 'gift_sent'
        | 'donation_received'
        | 'donation_sent'
        | 'lost'
        | 'staking_loss'
        | 'split'
        | 'dividend'
        | 'coupon'
        | 'interest'
        | 'stake'
        | 'unstake'
        | 'liquidity_add'
        | 'liquidity_remove'
        | 'nft_trade'
        | 'merger'
        | 'spin_off'
        | 'return_of_capital';
      incomeKind?: string;
    };
    SettingsReplacedWebhook: {
      /** @constant */
      type: 'SettingsReplaced';
      data: {
        settings: {
          /** @default USD */
          baseCurrency: string;
          /** @default {} */
          tax: {
            /**
             * @default FIFO
             * @enum {string}
             */
            method: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            /**
             * @default universal
             * @enum {string}
             */
            lotScope: 'universal' | 'per-account';
            /**
             * @default us
             * @enum {string}
             */
            longTerm: 'us' | '365-days' | 'one-year-exempt' | 'none';
            /** @default true */
            buyFeeInBasis: boolean;
            /** @default true */
            sellFeeDeducted: boolean;
            /**
             * @default disposal
             * @enum {string}
             */
            transferFee: 'disposal' | 'non-disposal';
            /** @default false */
            strict: boolean;
            methodByYear?: {
              [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            };
            methodByAccount?: {
              [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            };
            methodByAsset?: {
              [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            };
            /** Format: date */
            lotScopeFrom?: string;
            lotAllocation?: {
              /**
               * @default oldest-first
               * @enum {string}
               */
              order: 'oldest-first' | 'youngest-first' | 'dearest-first' | 'cheapest-first';
              accounts?: string[];
            };
            /** @enum {string} */
            wrapping?: 'carry-over' | 'disposal';
            /** @enum {string} */
            liquidity?: 'disposal' | 'carry-over';
            /** @enum {string} */
            mergerCash?: 'recognized-gain' | 'part-disposal' | 'income' | 'disposal';
            securities?: string[];
            unlistedSecurities?: string[];
          };
          /** @default {} */
          pairing: {
            /** @default 0.9 */
            applyAbove: string;
          };
          corporateActions?: {
            /**
             * @default none
             * @enum {string}
             */
            apply: 'none' | 'splits' | 'all';
          };
          /** @default 1.0 */
          reconciliationTolerancePercent: string;
          /** @default false */
          autoReconcile: boolean;
          /** @default 12 */
          fiscalYearEndMonth: number;
          fiscalYearEndDay?: number;
          /** @default US */
          jurisdiction: string;
          /** @default false */
          displaySmallBalances: boolean;
          /** @default 1 */
          smallBalanceBelow: string;
          /** @default UTC */
          timeZone: string;
          /** @default {} */
          notifications: {
            /** @default true */
            email: boolean;
            /** @default true */
            push: boolean;
            /** @default true */
            imports: boolean;
            /** @default true */
            discrepancies: boolean;
            /** @default true */
            reports: boolean;
          };
        };
        changed: string[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransactionImportedWebhook: {
      /** @constant */
      type: 'TransactionImported';
      data: {
        transactionId: string;
        /** @enum {string} */
        source: 'exchange' | 'blockchain' | 'manual';
        externalId: string;
        importId?: string;
        line?: number;
        transaction: {
          externalId?: string;
          account: string;
          timestamp: string;
          type: string;
          amounts: {
            asset: string;
            quantity: string;
            /** @enum {string} */
            direction: 'in' | 'out';
            basisShare?: string;
          }[];
          fees?: {
            asset: string;
            quantity: string;
            value?: string;
          }[];
          toAccount?: string;
          value?: {
            currency: string;
            amount: string;
          };
          costBasis?: {
            currency: string;
            amount: string;
          };
          lossBasis?: string;
          acquiredAt?: string;
          paidBy?: string;
          incomeKind?: string;
          notes?: string;
          metadata?: {
            [key: string]: unknown;
          };
        } & {
          [key: string]: unknown;
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransactionClassifiedWebhook: {
      /** @constant */
      type: 'TransactionClassified';
      data: {
        transactionId: string;
        /** @enum {string} */
        classification:
          | 'trade'
          | 'transfer'
          | 'defi_swap'
          | 'liquidity_add'
          | 'liquidity_remove'
          | 'stake'
          | 'unstake'
          | 'nft_trade'
          | 'deposit'
          | 'withdrawal'
          | 'income'
          | 'expense'
          | 'gift'
          | 'loss'
          | 'corporate_action';
        confidence: string;
        protocol?: string;
        involvedAssets: string[];
        classificationRules: string[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    LedgerEntriesCreatedWebhook: {
      /** @constant */
      type: 'LedgerEntriesCreated';
      data: {
        transactionId: string;
        entries: {
          accountId: string;
          assetId: string;
          amount: string;
          /** @enum {string} */
          direction: 'debit' | 'credit';
          timestamp: string;
        }[];
        /** @constant */
        balanced: true;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransactionReversedWebhook: {
      /** @constant */
      type: 'TransactionReversed';
      data: {
        transactionId: string;
        timestamp: string;
        reason: string;
        importId?: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransfersPairedWebhook: {
      /** @constant */
      type: 'TransfersPaired';
      data: {
        pairingId: string;
        asset: string;
        withdrawals: {
          transactionId: string;
          account: string;
          timestamp: string;
          quantity: string;
        }[];
        deposits: {
          transactionId: string;
          account: string;
          timestamp: string;
          quantity: string;
        }[];
        confidence: string;
        rules: string[];
        /** @enum {string} */
        by: 'rule' | 'user';
        derivedIds: string[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransactionDerivedWebhook: {
      /** @constant */
      type: 'TransactionDerived';
      data: {
        transactionId: string;
        pairingId: string;
        transaction: {
          externalId?: string;
          account: string;
          timestamp: string;
          type: string;
          amounts: {
            asset: string;
            quantity: string;
            /** @enum {string} */
            direction: 'in' | 'out';
            basisShare?: string;
          }[];
          fees?: {
            asset: string;
            quantity: string;
            value?: string;
          }[];
          toAccount?: string;
          value?: {
            currency: string;
            amount: string;
          };
          costBasis?: {
            currency: string;
            amount: string;
          };
          lossBasis?: string;
          acquiredAt?: string;
          paidBy?: string;
          incomeKind?: string;
          notes?: string;
          metadata?: {
            [key: string]: unknown;
          };
        } & {
          [key: string]: unknown;
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransfersUnpairedWebhook: {
      /** @constant */
      type: 'TransfersUnpaired';
      data: {
        pairingId: string;
        reason: string;
        /** @enum {string} */
        by: 'rule' | 'user' | 'reversal';
        withdrawals: {
          transactionId: string;
          arrival: {
            version: number;
            index: number;
          };
          transaction: {
            externalId?: string;
            account: string;
            timestamp: string;
            type: string;
            amounts: {
              asset: string;
              quantity: string;
              /** @enum {string} */
              direction: 'in' | 'out';
              basisShare?: string;
            }[];
            fees?: {
              asset: string;
              quantity: string;
              value?: string;
            }[];
            toAccount?: string;
            value?: {
              currency: string;
              amount: string;
            };
            costBasis?: {
              currency: string;
              amount: string;
            };
            lossBasis?: string;
            acquiredAt?: string;
            paidBy?: string;
            incomeKind?: string;
            notes?: string;
            metadata?: {
              [key: string]: unknown;
            };
          } & {
            [key: string]: unknown;
          };
        }[];
        deposits: {
          transactionId: string;
          arrival: {
            version: number;
            index: number;
          };
          transaction: {
            externalId?: string;
            account: string;
            timestamp: string;
            type: string;
            amounts: {
              asset: string;
              quantity: string;
              /** @enum {string} */
              direction: 'in' | 'out';
              basisShare?: string;
            }[];
            fees?: {
              asset: string;
              quantity: string;
              value?: string;
            }[];
            toAccount?: string;
            value?: {
              currency: string;
              amount: string;
            };
            costBasis?: {
              currency: string;
              amount: string;
            };
            lossBasis?: string;
            acquiredAt?: string;
            paidBy?: string;
            incomeKind?: string;
            notes?: string;
            metadata?: {
              [key: string]: unknown;
            };
          } & {
            [key: string]: unknown;
          };
        }[];
        derived: {
          transactionId: string;
          timestamp: string;
        }[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PairingConfirmedWebhook: {
      /** @constant */
      type: 'PairingConfirmed';
      data: {
        pairingId: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PairingDismissedWebhook: {
      /** @constant */
      type: 'PairingDismissed';
      data: {
        pairingId: string;
        asset: string;
        withdrawals: {
          transactionId: string;
          account: string;
          timestamp: string;
          quantity: string;
        }[];
        deposits: {
          transactionId: string;
          account: string;
          timestamp: string;
          quantity: string;
        }[];
        confidence: string;
        rules: string[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ImportRequestedWebhook: {
      /** @constant */
      type: 'ImportRequested';
      data: {
        importId: string;
        format: string;
        mapping?: {
          mappingId: string;
          version: number;
          definition: {
            name: string;
            columns: components['schemas']['MappingColumns'];
            /** @default {} */
            constants: components['schemas']['MappingConstants'];
            /** @default {} */
            dates: components['schemas']['MappingDates'];
            /** @enum {string} */
            numbers?: 'decimal-point' | 'decimal-comma';
            /** @default {} */
            types: {
              [key: string]: components['schemas']['MappingType'];
            };
            otherwise?: components['schemas']['MappingType'];
            /**
             * @default by-sign
             * @enum {string}
             */
            direction: 'by-sign' | 'by-type';
            /** @default false */
            feeIncluded: boolean;
            /** @default [] */
            ignore: {
              column: components['schemas']['MappingColumn'];
              texts: string[];
            }[];
            header: string[];
          };
        };
        account?: string;
        object?: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    MappingConstants: {
      asset?: string;
      otherAsset?: string;
      inAsset?: string;
      outAsset?: string;
      feeAsset?: string;
      valueCurrency?: string;
      account?: string;
      toAccount?: string;
      paidBy?: string;
    };
    ImportCompletedWebhook: {
      /** @constant */
      type: 'ImportCompleted';
      data: {
        counts: {
          rows: number;
          imported: number;
          duplicates: number;
          rejected: number;
          ignored: number;
          transactions: number;
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ImportFailedWebhook: {
      /** @constant */
      type: 'ImportFailed';
      data: {
        code: string;
        reason: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ImportReversedWebhook: {
      /** @constant */
      type: 'ImportReversed';
      data: {
        reason: string;
        reversed: number;
        journalVersion?: number;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PricesRecordedWebhook: {
      /** @constant */
      type: 'PricesRecorded';
      data: {
        prices: {
          asset: string;
          date: string;
          close: string;
          currency: string;
        }[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ExchangeRatesRecordedWebhook: {
      /** @constant */
      type: 'ExchangeRatesRecorded';
      data: {
        rates: {
          from: string;
          to: string;
          date: string;
          rate: string;
        }[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    MarketPricesAdoptedWebhook: {
      /** @constant */
      type: 'MarketPricesAdopted';
      data: {
        prices: {
          asset: string;
          close: string;
          currency: string;
          date: string;
          source: string;
          quotedOn: string;
        }[];
        rates: {
          from: string;
          to: string;
          rate: string;
          date: string;
          source: string;
          quotedOn: string;
          via?: string;
        }[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetPositionOpenedWebhook: {
      /** @constant */
      type: 'AssetPositionOpened';
      data: {
        assetId: string;
        initialQuantity: string;
        acquisitionPrice: string | null;
        currency: string;
        /** @enum {string} */
        acquisitionMethod: 'purchase' | 'reward' | 'airdrop' | 'mining' | 'transfer_in';
        source: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetPositionUpdatedWebhook: {
      /** @constant */
      type: 'AssetPositionUpdated';
      data: {
        assetId: string;
        previousQuantity: string;
        newQuantity: string;
        changeAmount: string;
        /** @enum {string} */
        changeType: 'increase' | 'decrease';
        updateReason: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PortfolioCreatedWebhook: {
      /** @constant */
      type: 'PortfolioCreated';
      data: {
        portfolioId: string;
        name: string;
        baseCurrency: string;
        /** @enum {string} */
        riskLevel: 'conservative' | 'balanced' | 'aggressive';
        description: string;
        members: {
          accounts?: string[];
          assets?: string[];
        };
        transactionIds: string[];
        createdAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PortfolioChangedWebhook: {
      /** @constant */
      type: 'PortfolioChanged';
      data: {
        portfolioId: string;
        changes: {
          name?: string;
          baseCurrency?: string;
          /** @enum {string} */
          riskLevel?: 'conservative' | 'balanced' | 'aggressive';
          description?: string;
          members?: {
            accounts?: string[];
            assets?: string[];
          };
        };
        changedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PortfolioArchivedWebhook: {
      /** @constant */
      type: 'PortfolioArchived';
      data: {
        portfolioId: string;
        archivedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PortfolioRestoredWebhook: {
      /** @constant */
      type: 'PortfolioRestored';
      data: {
        portfolioId: string;
        restoredAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TargetAllocationSetWebhook: {
      /** @constant */
      type: 'TargetAllocationSet';
      data: {
        portfolioId: string;
        targets: (
          | {
              asset: string;
              percent: string;
            }
          | {
              /** @enum {string} */
              assetClass:
                | 'equity'
                | 'fixed-income'
                | 'cash'
                | 'commodity'
                | 'crypto'
                | 'real-estate'
                | 'collectible'
                | 'multi-asset'
                | 'other';
              percent: string;
            }
        )[];
        setAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    RebalancingPolicySetWebhook: {
      /** @constant */
      type: 'RebalancingPolicySet';
      data: {
        portfolioId: string;
        policy: {
          trigger:
            | {
                /** @constant */
                kind: 'threshold';
                percentagePoints: string;
              }
            | {
                /** @constant */
                kind: 'calendar';
                /** @enum {string} */
                every: 'monthly' | 'quarterly' | 'yearly';
              };
          /** @default false */
          autoRebalance: boolean;
          /** @default {} */
          fees: {
            /** @default 0 */
            percent: string;
            /** @default 0 */
            minimum: string;
          };
        } | null;
        setAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    RebalanceProposedWebhook: {
      /** @constant */
      type: 'RebalanceProposed';
      data: {
        proposalId: string;
        portfolioId: string;
        /** @enum {string} */
        reason: 'requested' | 'threshold' | 'calendar';
        proposedAt: string;
        baseCurrency: string;
        value: string;
        trades: {
          /** @enum {string} */
          side: 'sell' | 'buy';
          asset: string | null;
          assetClass: string | null;
          quantity: string | null;
          price: string | null;
          amount: string;
          fee: string;
          estimatedGain: string | null;
        }[];
        fees: string;
        estimatedGain: string;
        driftBefore: string;
        driftAfter: string;
        becomesOrders: boolean;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    PortfolioValuationCalculatedWebhook: {
      /** @constant */
      type: 'PortfolioValuationCalculated';
      data: {
        valuationId: string;
        portfolioId: string;
        date: string;
        baseCurrency: string;
        totalValue: string;
        investment: string;
        holdings: {
          assetId: string;
          quantity: string;
          price: string | null;
          value: string | null;
          priceSource: string | null;
          priceTimestamp: string | null;
        }[];
        others?: {
          count: number;
          value: string;
        };
        complete: boolean;
        calculatedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    CorporateActionProposedWebhook: {
      /** @constant */
      type: 'CorporateActionProposed';
      data: {
        proposalId: string;
        /** @enum {string} */
        kind: 'split' | 'exchange';
        asset: string;
        into: string;
        account: string;
        date: string;
        ratio: {
          to: number;
          from: number;
        };
        quantityBefore: string;
        quantityAfter: string;
        obstacle: ('leaves-short' | 'earlier-first') | null;
        proposedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    CorporateActionAcceptedWebhook: {
      /** @constant */
      type: 'CorporateActionAccepted';
      data: {
        proposalId: string;
        /** @enum {string} */
        kind: 'split' | 'exchange';
        asset: string;
        into: string;
        account: string;
        date: string;
        ratio: {
          to: number;
          from: number;
        };
        quantityBefore: string;
        quantityAfter: string;
        obstacle: ('leaves-short' | 'earlier-first') | null;
        transactionId: string;
        /** @enum {string} */
        by: 'user' | 'setting';
        acceptedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    CorporateActionDeclinedWebhook: {
      /** @constant */
      type: 'CorporateActionDeclined';
      data: {
        proposalId: string;
        declinedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    CorporateActionWithdrawnWebhook: {
      /** @constant */
      type: 'CorporateActionWithdrawn';
      data: {
        proposalId: string;
        withdrawnAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxLotCreatedWebhook: {
      /** @constant */
      type: 'TaxLotCreated';
      data: {
        lotId: string;
        assetId: string;
        account: string;
        quantity: string;
        costBasis: string;
        acquisitionDate: string;
        acquisitionMethod: string;
        acquisitionTransactionId: string;
        lossBasis?: string;
        movedAt?: string;
        missingQuantity?: string;
        /** @constant */
        needsPrice?: true;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxLotConsumedWebhook: {
      /** @constant */
      type: 'TaxLotConsumed';
      data: {
        lotId?: string;
        assetId: string;
        account: string;
        /** @enum {string} */
        kind: 'disposal' | 'non-disposal' | 'move' | 'allocation';
        consumedQuantity: string;
        remainingQuantity?: string;
        costBasis: string;
        disposalPrice?: string;
        proceeds?: string;
        realizedGain?: string;
        acquisitionDate?: string;
        disposalDate: string;
        holdingPeriodDays: number;
        isLongTerm: boolean;
        /** @constant */
        isExempt?: true;
        /** @enum {string} */
        matchedBy?: 'same-day' | 'thirty-days';
        /** @enum {string} */
        lotSelection?: 'named' | 'unmet';
        disposalTransactionId: string;
        missingQuantity?: string;
        /** @constant */
        needsPrice?: true;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxLotAdjustedWebhook: {
      /** @constant */
      type: 'TaxLotAdjusted';
      data: {
        lotId: string;
        assetId: string;
        account: string;
        /** @enum {string} */
        reason: 'split' | 'average-cost' | 'return-of-capital';
        transactionId: string;
        adjustedAt: string;
        quantity: string;
        costBasis: string;
        remainingQuantity: string;
        remainingCostBasis: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxBookRestatedWebhook: {
      /** @constant */
      type: 'TaxBookRestated';
      data: {
        /** @enum {string} */
        cause: 'settings' | 'reversal' | 'backdated' | 'selection' | 'price';
        from: string;
        transactionsRedone: number;
        /** @enum {string} */
        detail: 'rows' | 'counts';
        rowsChanged: number;
        rowsWithdrawn: number;
        created: {
          lotId: string;
          assetId: string;
          account: string;
          quantity: string;
          costBasis: string;
          acquisitionDate: string;
          acquisitionMethod: string;
          acquisitionTransactionId: string;
          lossBasis?: string;
          movedAt?: string;
          missingQuantity?: string;
          /** @constant */
          needsPrice?: true;
        }[];
        consumed: {
          lotId?: string;
          assetId: string;
          account: string;
          /** @enum {string} */
          kind: 'disposal' | 'non-disposal' | 'move' | 'allocation';
          consumedQuantity: string;
          remainingQuantity?: string;
          costBasis: string;
          disposalPrice?: string;
          proceeds?: string;
          realizedGain?: string;
          acquisitionDate?: string;
          disposalDate: string;
          holdingPeriodDays: number;
          isLongTerm: boolean;
          /** @constant */
          isExempt?: true;
          /** @enum {string} */
          matchedBy?: 'same-day' | 'thirty-days';
          /** @enum {string} */
          lotSelection?: 'named' | 'unmet';
          disposalTransactionId: string;
          missingQuantity?: string;
          /** @constant */
          needsPrice?: true;
        }[];
        adjusted: {
          lotId: string;
          assetId: string;
          account: string;
          /** @enum {string} */
          reason: 'split' | 'average-cost' | 'return-of-capital';
          transactionId: string;
          adjustedAt: string;
          quantity: string;
          costBasis: string;
          remainingQuantity: string;
          remainingCostBasis: string;
        }[];
        withdrawn: {
          lots: string[];
          consumptions: {
            disposalTransactionId: string;
            assetId: string;
            lotId?: string;
          }[];
          adjustments: {
            transactionId: string;
            lotId: string;
          }[];
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxReportRequestedWebhook: {
      /** @constant */
      type: 'TaxReportRequested';
      data: {
        reportId: string;
        taxYear: number;
        brokerStatements: {
          [key: string]: 'basis-reported' | 'basis-not-reported';
        };
        digitalAssetStatements?: {
          [key: string]: 'basis-reported' | 'basis-not-reported' | 'not-reported';
        };
        recorded: {
          [key: string]: number;
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxReportGeneratedWebhook: {
      /** @constant */
      type: 'TaxReportGenerated';
      data: {
        reportId: string;
        taxYear: number;
        jurisdiction: string;
        currency: string;
        method: string;
        lotScope: string;
        figures: {
          gains: {
            short: {
              proceeds: string;
              costBasis: string;
              gain: string;
            };
            long: {
              proceeds: string;
              costBasis: string;
              gain: string;
            };
            exempt?: {
              proceeds: string;
              costBasis: string;
              gain: string;
            };
            total: {
              proceeds: string;
              costBasis: string;
              gain: string;
            };
          };
          income: {
            total: string;
            byKind: {
              [key: string]: string;
            };
          };
          fees: {
            total: string;
          };
          openLots: {
            count: number;
            costBasis: string;
          };
          disposals: number;
        };
        complete: boolean;
        eventPosition: number;
        sha256: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxReportFailedWebhook: {
      /** @constant */
      type: 'TaxReportFailed';
      data: {
        reportId: string;
        taxYear: number;
        reason: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxYearFiledWebhook: {
      /** @constant */
      type: 'TaxYearFiled';
      data: {
        taxYear: number;
        filedAt: string;
        report: {
          reportId: string;
          jurisdiction: string;
          currency: string;
          method: string;
          lotScope: string;
          figures: {
            gains: {
              short: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
              long: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
              exempt?: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
              total: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
            };
            income: {
              total: string;
              byKind: {
                [key: string]: string;
              };
            };
            fees: {
              total: string;
            };
            openLots: {
              count: number;
              costBasis: string;
            };
            disposals: number;
          };
          complete: boolean;
          eventPosition: number;
          sha256: string;
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TaxFilingAmendedWebhook: {
      /** @constant */
      type: 'TaxFilingAmended';
      data: {
        taxYear: number;
        amendedAt: string;
        reason: string;
        report: {
          reportId: string;
          jurisdiction: string;
          currency: string;
          method: string;
          lotScope: string;
          figures: {
            gains: {
              short: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
              long: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
              exempt?: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
              total: {
                proceeds: string;
                costBasis: string;
                gain: string;
              };
            };
            income: {
              total: string;
              byKind: {
                [key: string]: string;
              };
            };
            fees: {
              total: string;
            };
            openLots: {
              count: number;
              costBasis: string;
            };
            disposals: number;
          };
          complete: boolean;
          eventPosition: number;
          sha256: string;
        };
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    LotsSelectedWebhook: {
      /** @constant */
      type: 'LotsSelected';
      data: {
        transactionId: string;
        transactionDate: string;
        lots: {
          lotId: string;
          assetId: string;
          acquisitionDate: string;
          quantity: string;
        }[];
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    LotSelectionWithdrawnWebhook: {
      /** @constant */
      type: 'LotSelectionWithdrawn';
      data: {
        transactionId: string;
        transactionDate: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountCreatedWebhook: {
      /** @constant */
      type: 'AccountCreated';
      data: {
        accountId: string;
        /** @enum {string} */
        kind:
          | 'checking'
          | 'savings'
          | 'credit-card'
          | 'wire'
          | 'brokerage'
          | 'retirement'
          | 'margin'
          | 'wallet'
          | 'exchange'
          | 'defi'
          | 'nft'
          | 'clearing'
          | 'suspense'
          | 'conversion'
          | 'fees'
          | 'platform-fees'
          | 'provider-fees'
          | 'network-fees'
          | 'compliance-fees'
          | 'premium-fees';
        name: string;
        limits: {
          [key: string]: {
            perTransaction?: string;
            daily?: string;
            monthly?: string;
          };
        };
        lowBalance: {
          [key: string]: string;
        };
        creditLimits: {
          [key: string]: string;
        };
        receiving: {
          /** @enum {string} */
          from: 'anyone' | 'approved' | 'nobody';
          approved: string[];
        };
        createdAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountUpdatedWebhook: {
      /** @constant */
      type: 'AccountUpdated';
      data: {
        accountId: string;
        changes: {
          name?: string;
          limits?: {
            [key: string]: {
              perTransaction?: string;
              daily?: string;
              monthly?: string;
            };
          };
          lowBalance?: {
            [key: string]: string;
          };
          creditLimits?: {
            [key: string]: string;
          };
          receiving?: {
            /** @enum {string} */
            from: 'anyone' | 'approved' | 'nobody';
            approved: string[];
          };
        };
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        updatedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountFrozenWebhook: {
      /** @constant */
      type: 'AccountFrozen';
      data: {
        accountId: string;
        reason: string;
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        frozenAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountUnfrozenWebhook: {
      /** @constant */
      type: 'AccountUnfrozen';
      data: {
        accountId: string;
        reason: string;
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        unfrozenAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountClosedWebhook: {
      /** @constant */
      type: 'AccountClosed';
      data: {
        accountId: string;
        reason: string;
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        closedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountVerifiedWebhook: {
      /** @constant */
      type: 'AccountVerified';
      data: {
        accountId: string;
        reason: string;
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        verifiedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AccountVerificationRejectedWebhook: {
      /** @constant */
      type: 'AccountVerificationRejected';
      data: {
        accountId: string;
        reason: string;
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        rejectedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    MoneyAddedWebhook: {
      /** @constant */
      type: 'MoneyAdded';
      data: {
        accountId: string;
        transactionId: string;
        transferId?: string;
        /** @enum {string} */
        cause: 'transfer' | 'conversion' | 'adjustment' | 'reversal' | 'pay-in' | 'pay-out' | 'refund' | 'fee';
        asset: string;
        amount: string;
        balance: string;
        counterparty: {
          accountId: string;
          /** @enum {string} */
          kind:
            | 'checking'
            | 'savings'
            | 'credit-card'
            | 'wire'
            | 'brokerage'
            | 'retirement'
            | 'margin'
            | 'wallet'
            | 'exchange'
            | 'defi'
            | 'nft'
            | 'clearing'
            | 'suspense'
            | 'conversion'
            | 'fees'
            | 'platform-fees'
            | 'provider-fees'
            | 'network-fees'
            | 'compliance-fees'
            | 'premium-fees';
        };
        holdId?: string;
        countedOn?: string;
        reference?: string;
        description?: string;
        effectiveAt: string;
        recordedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    MoneySubtractedWebhook: {
      /** @constant */
      type: 'MoneySubtracted';
      data: {
        accountId: string;
        transactionId: string;
        transferId?: string;
        /** @enum {string} */
        cause: 'transfer' | 'conversion' | 'adjustment' | 'reversal' | 'pay-in' | 'pay-out' | 'refund' | 'fee';
        asset: string;
        amount: string;
        balance: string;
        counterparty: {
          accountId: string;
          /** @enum {string} */
          kind:
            | 'checking'
            | 'savings'
            | 'credit-card'
            | 'wire'
            | 'brokerage'
            | 'retirement'
            | 'margin'
            | 'wallet'
            | 'exchange'
            | 'defi'
            | 'nft'
            | 'clearing'
            | 'suspense'
            | 'conversion'
            | 'fees'
            | 'platform-fees'
            | 'provider-fees'
            | 'network-fees'
            | 'compliance-fees'
            | 'premium-fees';
        };
        holdId?: string;
        countedOn?: string;
        reference?: string;
        description?: string;
        effectiveAt: string;
        recordedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetBalanceAddedWebhook: {
      /** @constant */
      type: 'AssetBalanceAdded';
      data: {
        accountId: string;
        transactionId: string;
        transferId?: string;
        /** @enum {string} */
        cause: 'transfer' | 'conversion' | 'adjustment' | 'reversal' | 'pay-in' | 'pay-out' | 'refund' | 'fee';
        asset: string;
        amount: string;
        balance: string;
        counterparty: {
          accountId: string;
          /** @enum {string} */
          kind:
            | 'checking'
            | 'savings'
            | 'credit-card'
            | 'wire'
            | 'brokerage'
            | 'retirement'
            | 'margin'
            | 'wallet'
            | 'exchange'
            | 'defi'
            | 'nft'
            | 'clearing'
            | 'suspense'
            | 'conversion'
            | 'fees'
            | 'platform-fees'
            | 'provider-fees'
            | 'network-fees'
            | 'compliance-fees'
            | 'premium-fees';
        };
        holdId?: string;
        countedOn?: string;
        reference?: string;
        description?: string;
        effectiveAt: string;
        recordedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetBalanceSubtractedWebhook: {
      /** @constant */
      type: 'AssetBalanceSubtracted';
      data: {
        accountId: string;
        transactionId: string;
        transferId?: string;
        /** @enum {string} */
        cause: 'transfer' | 'conversion' | 'adjustment' | 'reversal' | 'pay-in' | 'pay-out' | 'refund' | 'fee';
        asset: string;
        amount: string;
        balance: string;
        counterparty: {
          accountId: string;
          /** @enum {string} */
          kind:
            | 'checking'
            | 'savings'
            | 'credit-card'
            | 'wire'
            | 'brokerage'
            | 'retirement'
            | 'margin'
            | 'wallet'
            | 'exchange'
            | 'defi'
            | 'nft'
            | 'clearing'
            | 'suspense'
            | 'conversion'
            | 'fees'
            | 'platform-fees'
            | 'provider-fees'
            | 'network-fees'
            | 'compliance-fees'
            | 'premium-fees';
        };
        holdId?: string;
        countedOn?: string;
        reference?: string;
        description?: string;
        effectiveAt: string;
        recordedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetStakedWebhook: {
      /** @constant */
      type: 'AssetStaked';
      data: {
        accountId: string;
        asset: string;
        amount: string;
        balance: string;
        staked: string;
        recordedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetUnstakedWebhook: {
      /** @constant */
      type: 'AssetUnstaked';
      data: {
        accountId: string;
        asset: string;
        amount: string;
        balance: string;
        staked: string;
        recordedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    LowBalanceWebhook: {
      /** @constant */
      type: 'LowBalance';
      data: {
        accountId: string;
        asset: string;
        available: string;
        threshold: string;
        at: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    NegativeBalanceWebhook: {
      /** @constant */
      type: 'NegativeBalance';
      data: {
        accountId: string;
        asset: string;
        balance: string;
        at: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    HoldPlacedWebhook: {
      /** @constant */
      type: 'HoldPlaced';
      data: {
        accountId: string;
        holdId: string;
        asset: string;
        amount: string;
        expiresAt: string | null;
        transferId?: string;
        reference?: string;
        description?: string;
        countedOn: string;
        placedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    HoldCompletedWebhook: {
      /** @constant */
      type: 'HoldCompleted';
      data: {
        accountId: string;
        holdId: string;
        asset: string;
        amount: string;
        remaining: string;
        transactionId: string;
        completedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    HoldReleasedWebhook: {
      /** @constant */
      type: 'HoldReleased';
      data: {
        accountId: string;
        holdId: string;
        asset: string;
        amount: string;
        reason?: string;
        releasedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    HoldExpiredWebhook: {
      /** @constant */
      type: 'HoldExpired';
      data: {
        accountId: string;
        holdId: string;
        asset: string;
        amount: string;
        expiredAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferInitiatedWebhook: {
      /** @constant */
      type: 'TransferInitiated';
      data: {
        transferId: string;
        /** @enum {string} */
        kind: 'own' | 'user' | 'conversion';
        from: {
          userId: string;
          accountId: string;
        };
        to: {
          userId: string;
          accountId: string;
        };
        asset: string;
        amount: string;
        converted?: {
          asset: string;
          amount: string;
          rate: string;
          date: string;
          source: string;
        };
        fees?: {
          scheduleId?: string;
          lines: {
            ruleId: string;
            /** @enum {string} */
            tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
            category: string;
            /** @enum {string} */
            method: 'percentage' | 'flat' | 'tiered';
            asset: string;
            amount: string;
            provider?: string;
            /** @enum {string} */
            refund: 'full' | 'proportional' | 'none';
          }[];
        };
        reference?: string;
        description?: string;
        metadata: {
          [key: string]: string;
        };
        effectiveAt: string;
        initiatedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferAwaitingAcceptanceWebhook: {
      /** @constant */
      type: 'TransferAwaitingAcceptance';
      data: {
        transferId: string;
        holdId: string;
        expiresAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferCompletedWebhook: {
      /** @constant */
      type: 'TransferCompleted';
      data: {
        transferId: string;
        transactionId: string;
        completedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    MoneyTransferredWebhook: {
      /** @constant */
      type: 'MoneyTransferred';
      data: {
        transferId: string;
        transactionId: string;
        from: string;
        to: string;
        asset: string;
        amount: string;
        at: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetTransferredWebhook: {
      /** @constant */
      type: 'AssetTransferred';
      data: {
        transferId: string;
        transactionId: string;
        from: string;
        to: string;
        asset: string;
        amount: string;
        at: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    AssetConvertedWebhook: {
      /** @constant */
      type: 'AssetConverted';
      data: {
        transferId: string;
        transactionId: string;
        from: string;
        to: string;
        asset: string;
        amount: string;
        at: string;
        toAsset: string;
        toAmount: string;
        rate: string;
        date: string;
        source: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferDeclinedWebhook: {
      /** @constant */
      type: 'TransferDeclined';
      data: {
        transferId: string;
        reason: string;
        declinedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferCancelledWebhook: {
      /** @constant */
      type: 'TransferCancelled';
      data: {
        transferId: string;
        reason: string;
        cancelledAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferExpiredWebhook: {
      /** @constant */
      type: 'TransferExpired';
      data: {
        transferId: string;
        expiredAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferReversedWebhook: {
      /** @constant */
      type: 'TransferReversed';
      data: {
        transferId: string;
        transactionId: string;
        reason: string;
        /** @enum {string} */
        by: 'owner' | 'operator' | 'system';
        userId: string;
        feesReturned?: {
          ruleId: string;
          /** @enum {string} */
          tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
          category: string;
          /** @enum {string} */
          method: 'percentage' | 'flat' | 'tiered';
          asset: string;
          amount: string;
          provider?: string;
          /** @enum {string} */
          refund: 'full' | 'proportional' | 'none';
        }[];
        reversedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferScheduleCreatedWebhook: {
      /** @constant */
      type: 'TransferScheduleCreated';
      data: {
        scheduleId: string;
        name?: string;
        transfer:
          | {
              /** @constant */
              kind: 'internal';
              from: string;
              to: string;
              asset: string;
              amount: string;
              convertTo?: {
                asset: string;
                atLeast?: string;
              };
              description?: string;
              metadata: {
                [key: string]: string;
              };
              acceptWithinSeconds: number;
            }
          | {
              /** @constant */
              kind: 'external';
              provider: string;
              accountId: string;
              asset: string;
              amount: string;
              counterparty: string;
              features: string[];
            };
        when: {
          startDate: string;
          time: string;
          timeZone: string;
          every?: {
            unit: string;
            interval: number;
            count?: number;
            until?: string;
          };
        };
        retry: {
          times: number;
          everyMinutes: number;
        };
        missed: string;
        next: {
          number: number;
          index: number;
          at: string;
        } | null;
        createdAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferScheduleChangedWebhook: {
      /** @constant */
      type: 'TransferScheduleChanged';
      data: {
        scheduleId: string;
        changes: {
          name?: string;
          transfer?:
            | {
                /** @constant */
                kind: 'internal';
                from: string;
                to: string;
                asset: string;
                amount: string;
                convertTo?: {
                  asset: string;
                  atLeast?: string;
                };
                description?: string;
                metadata: {
                  [key: string]: string;
                };
                acceptWithinSeconds: number;
              }
            | {
                /** @constant */
                kind: 'external';
                provider: string;
                accountId: string;
                asset: string;
                amount: string;
                counterparty: string;
                features: string[];
              };
          when?: {
            startDate: string;
            time: string;
            timeZone: string;
            every?: {
              unit: string;
              interval: number;
              count?: number;
              until?: string;
            };
          };
          retry?: {
            times: number;
            everyMinutes: number;
          };
          missed?: string;
        };
        next: {
          number: number;
          index: number;
          at: string;
        } | null;
        changedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferSchedulePausedWebhook: {
      /** @constant */
      type: 'TransferSchedulePaused';
      data: {
        scheduleId: string;
        /** @enum {string} */
        by: 'owner' | 'system';
        code?: string;
        reason?: string;
        pausedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferScheduleResumedWebhook: {
      /** @constant */
      type: 'TransferScheduleResumed';
      data: {
        scheduleId: string;
        resumedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferScheduleCancelledWebhook: {
      /** @constant */
      type: 'TransferScheduleCancelled';
      data: {
        scheduleId: string;
        reason?: string;
        cancelledAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    TransferScheduleCompletedWebhook: {
      /** @constant */
      type: 'TransferScheduleCompleted';
      data: {
        scheduleId: string;
        completedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ScheduledTransferExecutedWebhook: {
      /** @constant */
      type: 'ScheduledTransferExecuted';
      data: {
        scheduleId: string;
        number: number;
        dueAt: string;
        transferId: string;
        tries: number;
        next: {
          number: number;
          index: number;
          at: string;
        } | null;
        executedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ScheduledTransferDelayedWebhook: {
      /** @constant */
      type: 'ScheduledTransferDelayed';
      data: {
        scheduleId: string;
        number: number;
        dueAt: string;
        code: string;
        message: string;
        tries: number;
        retryAt: string | null;
        delayedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ScheduledTransferFailedWebhook: {
      /** @constant */
      type: 'ScheduledTransferFailed';
      data: {
        scheduleId: string;
        number: number;
        dueAt: string;
        code: string;
        message: string;
        tries: number;
        next: {
          number: number;
          index: number;
          at: string;
        } | null;
        failedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    ScheduledTransfersSkippedWebhook: {
      /** @constant */
      type: 'ScheduledTransfersSkipped';
      data: {
        scheduleId: string;
        first: number;
        last: number;
        firstDueAt: string;
        lastDueAt: string;
        /** @enum {string} */
        reason: 'Missed' | 'Paused' | 'Changed' | 'Cancelled';
        next: {
          number: number;
          index: number;
          at: string;
        } | null;
        skippedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WorkflowStatusChangedWebhook: {
      /** @constant */
      type: 'WorkflowStatusChanged';
      data: {
        /** Format: uuid */
        workflowId: string;
        workflowType: string;
        from: {
          /** @enum {string} */
          status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
          step: string;
        };
        to: {
          /** @enum {string} */
          status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
          step: string;
        };
        reason: string;
        source: string;
        pendingSteps: string[];
        failure?: {
          step: string;
          error: {
            code: string;
            message: string;
          };
        };
        /** Format: date-time */
        changedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WebhookEndpointCreatedWebhook: {
      /** @constant */
      type: 'WebhookEndpointCreated';
      data: {
        endpointId: string;
        url: string;
        eventTypes: string[];
        name?: string;
        description?: string;
        headerNames: string[];
        timeoutSeconds: number;
        requestsAtOnce: number;
        active: boolean;
        createdAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WebhookEndpointUpdatedWebhook: {
      /** @constant */
      type: 'WebhookEndpointUpdated';
      data: {
        endpointId: string;
        url: string;
        eventTypes: string[];
        name?: string;
        description?: string;
        headerNames: string[];
        timeoutSeconds: number;
        requestsAtOnce: number;
        active: boolean;
        updatedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WebhookSecretRotatedWebhook: {
      /** @constant */
      type: 'WebhookSecretRotated';
      data: {
        endpointId: string;
        secretNumber: number;
        previousUntil: string;
        rotatedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WebhookEndpointDisabledWebhook: {
      /** @constant */
      type: 'WebhookEndpointDisabled';
      data: {
        endpointId: string;
        url: string;
        /** @enum {string} */
        reason: 'gone' | 'failing';
        failingSince: string;
        disabledAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WebhookEndpointEnabledWebhook: {
      /** @constant */
      type: 'WebhookEndpointEnabled';
      data: {
        endpointId: string;
        enabledAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    WebhookEndpointDeletedWebhook: {
      /** @constant */
      type: 'WebhookEndpointDeleted';
      data: {
        endpointId: string;
        deletedAt: string;
      };
      /**
       * Format: date-time
       * @description When the event was recorded
       */
      timestamp: string;
      /** @description The same however often it is sent: take what you have seen only once */
      eventId: string;
      /** @description The stream it was appended to, and the version that brought it: the order of what is told of it */
      stream: {
        type: string;
        version: number;
      };
      /** @description The `X-Correlation-Id` of the request that it follows from */
      correlationId: string;
    };
    /** @description A problem document (RFC 9457) */
    Problem: {
      /**
       * Format: uri
       * @description The stable name of the code
       */
      type: string;
      title: string;
      status: number;
      /** @enum {string} */
      code:
        | 'ValidationFailed'
        | 'MalformedJson'
        | 'SignatureInvalid'
        | 'SignatureStale'
        | 'Unauthenticated'
        | 'Forbidden'
        | 'NotFound'
        | 'UnknownProvider'
        | 'MethodNotAllowed'
        | 'NotAcceptable'
        | 'Conflict'
        | 'TransactionConflict'
        | 'AlreadyReversed'
        | 'AlreadyPaired'
        | 'NotPaired'
        | 'DerivedTransaction'
        | 'TooManyEndpoints'
        | 'TooManyMappings'
        | 'AssetExists'
        | 'TooManyAssets'
        | 'TooManyPortfolios'
        | 'TooManyFeeSchedules'
        | 'PortfolioArchived'
        | 'NoTargetAllocation'
        | 'ValuationIncomplete'
        | 'ProposalOver'
        | 'EarlierProposal'
        | 'ReportNotReady'
        | 'AccountFrozen'
        | 'AccountClosed'
        | 'AccountNotEmpty'
        | 'AccountNotVerified'
        | 'TooManyHolds'
        | 'HoldEnded'
        | 'HoldExpired'
        | 'HoldOfTransfer'
        | 'WorkflowOver'
        | 'NotPossibleNow'
        | 'TransferEnded'
        | 'TransferExpired'
        | 'TransferNotCompleted'
        | 'TransferNotAccepted'
        | 'ReferenceUsed'
        | 'ScheduleEnded'
        | 'TooManySchedules'
        | 'NoRate'
        | 'RateMoved'
        | 'AlreadyFiled'
        | 'EndpointInactive'
        | 'ItemResolved'
        | 'NotRetryable'
        | 'Erased'
        | 'VersionConflict'
        | 'BodyTooLarge'
        | 'AnswerTooLarge'
        | 'UnsupportedMediaType'
        | 'IdempotencyKeyReused'
        | 'UnknownFormat'
        | 'EmptyFile'
        | 'BinaryFile'
        | 'ReportMismatch'
        | 'NotPairable'
        | 'InsufficientLots'
        | 'UnknownAsset'
        | 'WrongPrecision'
        | 'EffectiveInThePast'
        | 'InsufficientFunds'
        | 'LimitExceeded'
        | 'HoldExceeded'
        | 'SameAccount'
        | 'QuoteMismatch'
        | 'QuoteExpired'
        | 'PreconditionRequired'
        | 'Throttled'
        | 'Internal'
        | 'ConsumerHalted'
        | 'StateOfOtherVersion'
        | 'NotYetConsistent'
        | 'TimedOut'
        | 'SignInUnavailable';
      /** @description What happened, for a person */
      detail: string;
      errors?: {
        path: string;
        message: string;
      }[];
      data?: {
        [key: string]: unknown;
      };
      /** @description The id of the request, to be named in a report */
      instance: string;
    };
  };
  responses: {
    /** @description `ValidationFailed`: The request has invalid fields. */
    ValidationFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Unauthenticated`: A valid access token is needed. */
    Unauthenticated: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Forbidden`: The access token does not allow this. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Erased`: The data of this user was erased. */
    Erased: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Throttled`: Too many requests. */
    Throttled: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Internal`: Something went wrong on our side. */
    Internal: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `StateOfOtherVersion`: What is stored is of another version of the service. `TimedOut`: The request took too long. `SignInUnavailable`: Access tokens cannot be checked right now. */
    StateOfOtherVersionOrTimedOutOrSignInUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `ValidationFailed`: The request has invalid fields. `MalformedJson`: The body is not JSON. */
    ValidationFailedOrMalformedJson: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `VersionConflict`: It has changed since it was read. */
    VersionConflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `BodyTooLarge`: The body is too large. */
    BodyTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `UnsupportedMediaType`: The body must be JSON. */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. */
    IdempotencyKeyReused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `NotFound`: There is no such thing. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownFormat`: The format of the file is not known. `EmptyFile`: The file is empty. `BinaryFile`: The file is not text. */
    IdempotencyKeyReusedOrUnknownFormatOrEmptyFileOrBinaryFile: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyMappings`: There is no room for another mapping. */
    ConflictOrTooManyMappings: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `UnknownFormat`: The format of the file is not known. `EmptyFile`: The file is empty. `BinaryFile`: The file is not text. */
    UnknownFormatOrEmptyFileOrBinaryFile: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `StateOfOtherVersion`: What is stored is of another version of the service. `NotYetConsistent`: This view has not caught up yet. `TimedOut`: The request took too long. `SignInUnavailable`: Access tokens cannot be checked right now. */
    StateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AlreadyReversed`: It was reversed before. */
    ConflictOrAlreadyReversed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `ConsumerHalted`: This view has stopped and needs attention. `StateOfOtherVersion`: What is stored is of another version of the service. `NotYetConsistent`: This view has not caught up yet. `TimedOut`: The request took too long. `SignInUnavailable`: Access tokens cannot be checked right now. */
    ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TransactionConflict`: The transaction exists with other content. */
    ConflictOrTransactionConflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `InsufficientLots`: More would be disposed of than is held. */
    IdempotencyKeyReusedOrInsufficientLots: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AlreadyReversed`: It was reversed before. `DerivedTransaction`: The transaction follows from a pairing. */
    ConflictOrAlreadyReversedOrDerivedTransaction: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AlreadyReversed`: It was reversed before. `AlreadyPaired`: It is part of a pairing already. */
    ConflictOrAlreadyReversedOrAlreadyPaired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `NotPairable`: These can not be one transfer. */
    IdempotencyKeyReusedOrNotPairable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AlreadyReversed`: It was reversed before. `AlreadyPaired`: It is part of a pairing already. `NotPaired`: The pairing is not in force. */
    ConflictOrAlreadyReversedOrAlreadyPairedOrNotPaired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `NotPaired`: The pairing is not in force. */
    ConflictOrNotPaired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. */
    IdempotencyKeyReusedOrUnknownAsset: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AccountClosed`: The account was closed. */
    ConflictOrAccountClosed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AccountFrozen`: The account is frozen. `AccountNotEmpty`: The account is not empty. */
    ConflictOrAccountFrozenOrAccountNotEmpty: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `TooManyHolds`: There are as many holds as there may be. `ReferenceUsed`: The reference was used before. */
    ConflictOrAccountFrozenOrAccountClosedOrTooManyHoldsOrReferenceUsed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `InsufficientFunds`: There is not enough in the account. `LimitExceeded`: A limit of the account is exceeded. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyAssets`: There are as many assets as there may be. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `AccountNotVerified`: The account is not verified. `HoldEnded`: The hold is over. `HoldExpired`: The hold has expired. `HoldOfTransfer`: A transfer waits on the hold. `TransferNotAccepted`: The recipient takes nothing from you. */
    ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrAccountNotVerifiedOrHoldEndedOrHoldExpiredOrHoldOfTransferOrTransferNotAccepted: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `InsufficientFunds`: There is not enough in the account. `LimitExceeded`: A limit of the account is exceeded. `HoldExceeded`: The hold holds less. `SameAccount`: It needs two accounts. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceededOrSameAccount: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `HoldEnded`: The hold is over. `HoldExpired`: The hold has expired. `HoldOfTransfer`: A transfer waits on the hold. */
    ConflictOrHoldEndedOrHoldExpiredOrHoldOfTransfer: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. */
    ConflictOrAccountFrozenOrAccountClosed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `InsufficientFunds`: There is not enough in the account. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFunds: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `AnswerTooLarge`: The answer is too large. */
    AnswerTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `NotFound`: There is no such thing. `UnknownProvider`: There is no such provider. */
    NotFoundOrUnknownProvider: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `QuoteMismatch`: The quote is for something else. `QuoteExpired`: The quote holds no longer. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrQuoteMismatchOrQuoteExpired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TransferEnded`: The transfer waits for nobody. */
    ConflictOrTransferEnded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. */
    UnknownAssetOrWrongPrecision: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AccountClosed`: The account was closed. `TooManySchedules`: There are as many schedules as there may be. */
    ConflictOrAccountClosedOrTooManySchedules: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `SameAccount`: It needs two accounts. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrSameAccount: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AccountClosed`: The account was closed. `ScheduleEnded`: The schedule is over. */
    ConflictOrAccountClosedOrScheduleEnded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `ScheduleEnded`: The schedule is over. */
    ConflictOrScheduleEnded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyAssets`: There are as many assets as there may be. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `AccountNotVerified`: The account is not verified. `TooManyHolds`: There are as many holds as there may be. `HoldExpired`: The hold has expired. `TransferNotAccepted`: The recipient takes nothing from you. `ReferenceUsed`: The reference was used before. `NoRate`: There is no rate. `RateMoved`: The rate has moved. */
    ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrAccountNotVerifiedOrTooManyHoldsOrHoldExpiredOrTransferNotAcceptedOrReferenceUsedOrNoRateOrRateMoved: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `InsufficientFunds`: There is not enough in the account. `LimitExceeded`: A limit of the account is exceeded. `HoldExceeded`: The hold holds less. `SameAccount`: It needs two accounts. `QuoteMismatch`: The quote is for something else. `QuoteExpired`: The quote holds no longer. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceededOrSameAccountOrQuoteMismatchOrQuoteExpired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyAssets`: There are as many assets as there may be. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `HoldExpired`: The hold has expired. `TransferEnded`: The transfer waits for nobody. `TransferExpired`: The transfer was not accepted in time. */
    ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrTransferEndedOrTransferExpired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `InsufficientFunds`: There is not enough in the account. `LimitExceeded`: A limit of the account is exceeded. `HoldExceeded`: The hold holds less. */
    IdempotencyKeyReusedOrUnknownAssetOrInsufficientFundsOrLimitExceededOrHoldExceeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `HoldExpired`: The hold has expired. `TransferEnded`: The transfer waits for nobody. `TransferExpired`: The transfer was not accepted in time. */
    ConflictOrHoldExpiredOrTransferEndedOrTransferExpired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AlreadyReversed`: It was reversed before. `TooManyAssets`: There are as many assets as there may be. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `HoldExpired`: The hold has expired. `TransferNotCompleted`: The transfer is not completed. */
    ConflictOrAlreadyReversedOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrTransferNotCompleted: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `ValidationFailed`: The request has invalid fields. `SignatureInvalid`: The signature does not fit. `SignatureStale`: The signature is too old. */
    ValidationFailedOrSignatureInvalidOrSignatureStale: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `UnknownProvider`: There is no such provider. */
    UnknownProvider: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `StateOfOtherVersion`: What is stored is of another version of the service. `TimedOut`: The request took too long. */
    StateOfOtherVersionOrTimedOut: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AssetExists`: There is such an asset already. `TooManyAssets`: There are as many assets as there may be. */
    ConflictOrAssetExistsOrTooManyAssets: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyAssets`: There are as many assets as there may be. */
    ConflictOrTooManyAssets: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TransactionConflict`: The transaction exists with other content. `ProposalOver`: The proposal is over. `EarlierProposal`: An earlier proposal comes first. */
    ConflictOrTransactionConflictOrProposalOverOrEarlierProposal: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `ProposalOver`: The proposal is over. */
    ConflictOrProposalOver: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyPortfolios`: There is no room for another portfolio. */
    ConflictOrTooManyPortfolios: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyPortfolios`: There is no room for another portfolio. `PortfolioArchived`: The portfolio was archived. */
    ConflictOrTooManyPortfoliosOrPortfolioArchived: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyPortfolios`: There is no room for another portfolio. `PortfolioArchived`: The portfolio was archived. `NoTargetAllocation`: The portfolio has no targets. `ValuationIncomplete`: Not everything has a price. */
    ConflictOrTooManyPortfoliosOrPortfolioArchivedOrNoTargetAllocationOrValuationIncomplete: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `ReportNotReady`: The report is not ready. `AlreadyFiled`: The tax year was filed before. */
    ConflictOrReportNotReadyOrAlreadyFiled: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `ReportMismatch`: The report is of another tax year. */
    IdempotencyKeyReusedOrReportMismatch: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AlreadyFiled`: The tax year was filed before. */
    ConflictOrAlreadyFiled: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `InsufficientLots`: More would be disposed of than is held. */
    InsufficientLots: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `NotAcceptable`: It can not be had in this form. */
    NotAcceptable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `ReportNotReady`: The report is not ready. */
    ReportNotReady: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `EndpointInactive`: The webhook endpoint takes no requests. */
    ConflictOrEndpointInactive: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyEndpoints`: There are as many webhook endpoints as there may be. */
    ConflictOrTooManyEndpoints: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `AssetExists`: There is such an asset already. */
    ConflictOrAssetExists: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `NotRetryable`: It cannot be given back. */
    ConflictOrNotRetryable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyAssets`: There are as many assets as there may be. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `HoldExpired`: The hold has expired. */
    ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `InsufficientFunds`: There is not enough in the account. `LimitExceeded`: A limit of the account is exceeded. `HoldExceeded`: The hold holds less. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `WorkflowOver`: The workflow is over. `NotPossibleNow`: It is not possible as the workflow stands. */
    ConflictOrWorkflowOverOrNotPossibleNow: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `EffectiveInThePast`: It can not begin in the past. */
    IdempotencyKeyReusedOrEffectiveInThePast: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyFeeSchedules`: There are as many schedules of fees to come as there may be. */
    ConflictOrTooManyFeeSchedules: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `UnknownAsset`: The asset is not known. `WrongPrecision`: The amount is finer than its asset. `EffectiveInThePast`: It can not begin in the past. */
    IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrEffectiveInThePast: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `ItemResolved`: The item is resolved. */
    ConflictOrItemResolved: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `Conflict`: The request conflicts with the current state. `TooManyAssets`: There are as many assets as there may be. `AccountFrozen`: The account is frozen. `AccountClosed`: The account was closed. `HoldExpired`: The hold has expired. `ItemResolved`: The item is resolved. */
    ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrItemResolved: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `IdempotencyKeyReused`: The idempotency key was used for another request. `InsufficientFunds`: There is not enough in the account. `LimitExceeded`: A limit of the account is exceeded. `HoldExceeded`: The hold holds less. */
    IdempotencyKeyReusedOrInsufficientFundsOrLimitExceededOrHoldExceeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `ValidationFailed`: The request has invalid fields. `MalformedJson`: The body is not JSON. `SignatureInvalid`: The signature does not fit. `SignatureStale`: The signature is too old. */
    ValidationFailedOrMalformedJsonOrSignatureInvalidOrSignatureStale: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getSettings: {
    parameters: {
      query?: {
        asOf?: string;
        asKnownAt?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the settings */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @default USD */
            baseCurrency: string;
            tax: {
              /**
               * @default FIFO
               * @enum {string}
               */
              method: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              /**
               * @default universal
               * @enum {string}
               */
              lotScope: 'universal' | 'per-account';
              /**
               * @default us
               * @enum {string}
               */
              longTerm: 'us' | '365-days' | 'one-year-exempt' | 'none';
              /** @default true */
              buyFeeInBasis: boolean;
              /** @default true */
              sellFeeDeducted: boolean;
              /**
               * @default disposal
               * @enum {string}
               */
              transferFee: 'disposal' | 'non-disposal';
              /** @default false */
              strict: boolean;
              methodByYear?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              methodByAccount?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              methodByAsset?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              /** Format: date */
              lotScopeFrom?: string;
              lotAllocation?: {
                /**
                 * @default oldest-first
                 * @enum {string}
                 */
                order: 'oldest-first' | 'youngest-first' | 'dearest-first' | 'cheapest-first';
                accounts?: string[];
              };
              /** @enum {string} */
              wrapping?: 'carry-over' | 'disposal';
              /** @enum {string} */
              liquidity?: 'disposal' | 'carry-over';
              /** @enum {string} */
              mergerCash?: 'recognized-gain' | 'part-disposal' | 'income' | 'disposal';
              securities?: string[];
              unlistedSecurities?: string[];
            };
            pairing: {
              /** @default 0.9 */
              applyAbove: string;
            };
            corporateActions?: {
              /**
               * @default none
               * @enum {string}
               */
              apply: 'none' | 'splits' | 'all';
            };
            /** @default 1.0 */
            reconciliationTolerancePercent: string;
            /** @default false */
            autoReconcile: boolean;
            /** @default 12 */
            fiscalYearEndMonth: number;
            fiscalYearEndDay?: number;
            /** @default US */
            jurisdiction: string;
            /** @default false */
            displaySmallBalances: boolean;
            /** @default 1 */
            smallBalanceBelow: string;
            /** @default UTC */
            timeZone: string;
            notifications: {
              /** @default true */
              email: boolean;
              /** @default true */
              push: boolean;
              /** @default true */
              imports: boolean;
              /** @default true */
              discrepancies: boolean;
              /** @default true */
              reports: boolean;
            };
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  replaceSettings: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default USD */
          baseCurrency?: string;
          /** @default {} */
          tax?: {
            /** @enum {string} */
            method?: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            /** @enum {string} */
            lotScope?: 'universal' | 'per-account';
            /** @enum {string} */
            longTerm?: 'us' | '365-days' | 'one-year-exempt' | 'none';
            /** @default true */
            buyFeeInBasis?: boolean;
            /** @default true */
            sellFeeDeducted?: boolean;
            /**
             * @default disposal
             * @enum {string}
             */
            transferFee?: 'disposal' | 'non-disposal';
            /** @default false */
            strict?: boolean;
            methodByYear?: {
              [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            };
            methodByAccount?: {
              [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            };
            methodByAsset?: {
              [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
            };
            /** Format: date */
            lotScopeFrom?: string;
            lotAllocation?: {
              /**
               * @default oldest-first
               * @enum {string}
               */
              order?: 'oldest-first' | 'youngest-first' | 'dearest-first' | 'cheapest-first';
              accounts?: string[];
            };
            /** @enum {string} */
            wrapping?: 'carry-over' | 'disposal';
            /** @enum {string} */
            liquidity?: 'disposal' | 'carry-over';
            /** @enum {string} */
            mergerCash?: 'recognized-gain' | 'part-disposal' | 'income' | 'disposal';
            securities?: string[];
            unlistedSecurities?: string[];
          };
          /** @default {} */
          pairing?: {
            /** @default 0.9 */
            applyAbove?: string;
          };
          corporateActions?: {
            /**
             * @default none
             * @enum {string}
             */
            apply?: 'none' | 'splits' | 'all';
          };
          /** @default 1.0 */
          reconciliationTolerancePercent?: string;
          /** @default false */
          autoReconcile?: boolean;
          fiscalYearEndMonth?: number;
          fiscalYearEndDay?: number;
          /** @default US */
          jurisdiction?: string;
          /** @default false */
          displaySmallBalances?: boolean;
          /** @default 1 */
          smallBalanceBelow?: string;
          /** @default UTC */
          timeZone?: string;
          /** @default {} */
          notifications?: {
            /** @default true */
            email?: boolean;
            /** @default true */
            push?: boolean;
            /** @default true */
            imports?: boolean;
            /** @default true */
            discrepancies?: boolean;
            /** @default true */
            reports?: boolean;
          };
        };
      };
    };
    responses: {
      /** @description Replace the settings */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @default USD */
            baseCurrency: string;
            tax: {
              /**
               * @default FIFO
               * @enum {string}
               */
              method: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              /**
               * @default universal
               * @enum {string}
               */
              lotScope: 'universal' | 'per-account';
              /**
               * @default us
               * @enum {string}
               */
              longTerm: 'us' | '365-days' | 'one-year-exempt' | 'none';
              /** @default true */
              buyFeeInBasis: boolean;
              /** @default true */
              sellFeeDeducted: boolean;
              /**
               * @default disposal
               * @enum {string}
               */
              transferFee: 'disposal' | 'non-disposal';
              /** @default false */
              strict: boolean;
              methodByYear?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              methodByAccount?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              methodByAsset?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              /** Format: date */
              lotScopeFrom?: string;
              lotAllocation?: {
                /**
                 * @default oldest-first
                 * @enum {string}
                 */
                order: 'oldest-first' | 'youngest-first' | 'dearest-first' | 'cheapest-first';
                accounts?: string[];
              };
              /** @enum {string} */
              wrapping?: 'carry-over' | 'disposal';
              /** @enum {string} */
              liquidity?: 'disposal' | 'carry-over';
              /** @enum {string} */
              mergerCash?: 'recognized-gain' | 'part-disposal' | 'income' | 'disposal';
              securities?: string[];
              unlistedSecurities?: string[];
            };
            pairing: {
              /** @default 0.9 */
              applyAbove: string;
            };
            corporateActions?: {
              /**
               * @default none
               * @enum {string}
               */
              apply: 'none' | 'splits' | 'all';
            };
            /** @default 1.0 */
            reconciliationTolerancePercent: string;
            /** @default false */
            autoReconcile: boolean;
            /** @default 12 */
            fiscalYearEndMonth: number;
            fiscalYearEndDay?: number;
            /** @default US */
            jurisdiction: string;
            /** @default false */
            displaySmallBalances: boolean;
            /** @default 1 */
            smallBalanceBelow: string;
            /** @default UTC */
            timeZone: string;
            notifications: {
              /** @default true */
              email: boolean;
              /** @default true */
              push: boolean;
              /** @default true */
              imports: boolean;
              /** @default true */
              discrepancies: boolean;
              /** @default true */
              reports: boolean;
            };
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  requestImport: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default auto */
          format?: string;
          /** Format: uuid */
          mappingId?: string;
          account?: string;
          content?: string;
          /** Format: uuid */
          uploadId?: string;
          /** @default false */
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description Import an export of an exchange, broker or wallet */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            format: string;
            mapping?: {
              /** Format: uuid */
              mappingId: string;
              name: string;
              version: number;
            };
            drift: string[];
            counts: {
              rows: number;
              imported: number;
              duplicates: number;
              rejected: number;
              ignored: number;
              transactions: number;
            };
            rejected: {
              line: number;
              code: string;
              reason: string;
            }[];
          };
        };
      };
      /** @description Import an export of an exchange, broker or wallet */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            importId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownFormatOrEmptyFileOrBinaryFile'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listImportMappings: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the mappings */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              name: string;
              columns: components['schemas']['MappingColumns'];
              /** @default {} */
              constants: components['schemas']['MappingConstants'];
              /** @default {} */
              dates: components['schemas']['MappingDates'];
              /** @enum {string} */
              numbers?: 'decimal-point' | 'decimal-comma';
              /** @default {} */
              types: {
                [key: string]: components['schemas']['MappingType'];
              };
              otherwise?: components['schemas']['MappingType'];
              /**
               * @default by-sign
               * @enum {string}
               */
              direction: 'by-sign' | 'by-type';
              /** @default false */
              feeIncluded: boolean;
              /** @default [] */
              ignore: {
                column: components['schemas']['MappingColumn'];
                texts: string[];
              }[];
              header: string[];
              /** Format: uuid */
              mappingId: string;
              version: number;
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              updatedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  createImportMapping: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          columns: components['schemas']['MappingColumns'];
          /** @default {} */
          constants?: {
            asset?: string;
            otherAsset?: string;
            inAsset?: string;
            outAsset?: string;
            feeAsset?: string;
            valueCurrency?: string;
            account?: string;
            toAccount?: string;
            paidBy?: string;
          };
          /** @default {} */
          dates?: components['schemas']['MappingDates'];
          /** @enum {string} */
          numbers?: 'decimal-point' | 'decimal-comma';
          /** @default {} */
          types?: {
            [key: string]: components['schemas']['MappingType'];
          };
          otherwise?: components['schemas']['MappingType'];
          /**
           * @default by-sign
           * @enum {string}
           */
          direction?: 'by-sign' | 'by-type';
          /** @default false */
          feeIncluded?: boolean;
          /** @default [] */
          ignore?: {
            column: components['schemas']['MappingColumn'];
            texts: string[];
          }[];
          header?: string[];
          sample?: string;
          /** @enum {string} */
          delimiter?: ',' | ';' | '\t' | '|';
        };
      };
    };
    responses: {
      /** @description Say what the columns of a file mean that no format knows */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            columns: components['schemas']['MappingColumns'];
            /** @default {} */
            constants: components['schemas']['MappingConstants'];
            /** @default {} */
            dates: components['schemas']['MappingDates'];
            /** @enum {string} */
            numbers?: 'decimal-point' | 'decimal-comma';
            /** @default {} */
            types: {
              [key: string]: components['schemas']['MappingType'];
            };
            otherwise?: components['schemas']['MappingType'];
            /**
             * @default by-sign
             * @enum {string}
             */
            direction: 'by-sign' | 'by-type';
            /** @default false */
            feeIncluded: boolean;
            /** @default [] */
            ignore: {
              column: components['schemas']['MappingColumn'];
              texts: string[];
            }[];
            header: string[];
            /** Format: uuid */
            mappingId: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyMappings'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  previewImportMapping: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          mapping: {
            name: string;
            columns: components['schemas']['MappingColumns'];
            /** @default {} */
            constants?: {
              asset?: string;
              otherAsset?: string;
              inAsset?: string;
              outAsset?: string;
              feeAsset?: string;
              valueCurrency?: string;
              account?: string;
              toAccount?: string;
              paidBy?: string;
            };
            /** @default {} */
            dates?: components['schemas']['MappingDates'];
            /** @enum {string} */
            numbers?: 'decimal-point' | 'decimal-comma';
            /** @default {} */
            types?: {
              [key: string]: components['schemas']['MappingType'];
            };
            otherwise?: components['schemas']['MappingType'];
            /**
             * @default by-sign
             * @enum {string}
             */
            direction?: 'by-sign' | 'by-type';
            /** @default false */
            feeIncluded?: boolean;
            /** @default [] */
            ignore?: {
              column: components['schemas']['MappingColumn'];
              texts: string[];
            }[];
            header?: string[];
            sample?: string;
            /** @enum {string} */
            delimiter?: ',' | ';' | '\t' | '|';
          };
          content: string;
          account?: string;
        };
      };
    };
    responses: {
      /** @description Try a mapping on the beginning of a file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            header: string[];
            rows: {
              line: number;
              /** @enum {string} */
              outcome: 'transaction' | 'ignored' | 'rejected';
              transaction?: {
                account: string;
                timestamp: string;
                /** @enum {string} */
                type:
                  | 'buy'
                  | 'sell'
                  | 'trade'
                  | 'deposit'
                  | 'withdrawal'
                  | 'transfer'
                  | 'income'
                  | 'fee'
                  | 'gift_received'
                  | 'gift_sent'
                  | 'donation_received'
                  | 'donation_sent'
                  | 'lost'
                  | 'staking_loss'
                  | 'split'
                  | 'dividend'
                  | 'coupon'
                  | 'interest'
                  | 'stake'
                  | 'unstake'
                  | 'liquidity_add'
                  | 'liquidity_remove'
                  | 'nft_trade'
                  | 'merger'
                  | 'spin_off'
                  | 'return_of_capital';
              } & {
                [key: string]: unknown;
              };
              code?: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnknownFormatOrEmptyFileOrBinaryFile'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getImportMapping: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        mappingId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a mapping */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            columns: components['schemas']['MappingColumns'];
            /** @default {} */
            constants: components['schemas']['MappingConstants'];
            /** @default {} */
            dates: components['schemas']['MappingDates'];
            /** @enum {string} */
            numbers?: 'decimal-point' | 'decimal-comma';
            /** @default {} */
            types: {
              [key: string]: components['schemas']['MappingType'];
            };
            otherwise?: components['schemas']['MappingType'];
            /**
             * @default by-sign
             * @enum {string}
             */
            direction: 'by-sign' | 'by-type';
            /** @default false */
            feeIncluded: boolean;
            /** @default [] */
            ignore: {
              column: components['schemas']['MappingColumn'];
              texts: string[];
            }[];
            header: string[];
            /** Format: uuid */
            mappingId: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  replaceImportMapping: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        mappingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          columns: components['schemas']['MappingColumns'];
          /** @default {} */
          constants?: {
            asset?: string;
            otherAsset?: string;
            inAsset?: string;
            outAsset?: string;
            feeAsset?: string;
            valueCurrency?: string;
            account?: string;
            toAccount?: string;
            paidBy?: string;
          };
          /** @default {} */
          dates?: components['schemas']['MappingDates'];
          /** @enum {string} */
          numbers?: 'decimal-point' | 'decimal-comma';
          /** @default {} */
          types?: {
            [key: string]: components['schemas']['MappingType'];
          };
          otherwise?: components['schemas']['MappingType'];
          /**
           * @default by-sign
           * @enum {string}
           */
          direction?: 'by-sign' | 'by-type';
          /** @default false */
          feeIncluded?: boolean;
          /** @default [] */
          ignore?: {
            column: components['schemas']['MappingColumn'];
            texts: string[];
          }[];
          header?: string[];
          sample?: string;
          /** @enum {string} */
          delimiter?: ',' | ';' | '\t' | '|';
        };
      };
    };
    responses: {
      /** @description Replace a mapping */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            columns: components['schemas']['MappingColumns'];
            /** @default {} */
            constants: components['schemas']['MappingConstants'];
            /** @default {} */
            dates: components['schemas']['MappingDates'];
            /** @enum {string} */
            numbers?: 'decimal-point' | 'decimal-comma';
            /** @default {} */
            types: {
              [key: string]: components['schemas']['MappingType'];
            };
            otherwise?: components['schemas']['MappingType'];
            /**
             * @default by-sign
             * @enum {string}
             */
            direction: 'by-sign' | 'by-type';
            /** @default false */
            feeIncluded: boolean;
            /** @default [] */
            ignore: {
              column: components['schemas']['MappingColumn'];
              texts: string[];
            }[];
            header: string[];
            /** Format: uuid */
            mappingId: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTooManyMappings'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  deleteImportMapping: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        mappingId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete a mapping */
      204: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  startUpload: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Start the upload of a large file */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            uploadId: string;
            url: string;
            expiresAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getImport: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the status of an import */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            status: 'pending' | 'processing' | 'completed' | 'failed';
            format: string;
            mapping?: {
              /** Format: uuid */
              mappingId: string;
              name: string;
              version: number;
            };
            account: string | null;
            counts: {
              rows: number;
              imported: number;
              duplicates: number;
              rejected: number;
              ignored: number;
              transactions: number;
            };
            rejected: {
              line: number;
              code: string;
              reason: string;
            }[];
            failure: {
              code: string;
              reason: string;
            } | null;
            progress: {
              percent: number;
              transactionsRead: number;
              transactionsRecorded: number;
            };
            reversed: boolean;
            reversal: {
              /** @enum {string} */
              status: 'processing' | 'completed';
              reversed: number;
              total: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  reverseImport: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Undo an import */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            status: 'processing' | 'completed';
            reversed: number;
            total: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listTransactions: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        account?: string;
        asset?: string;
        type?:
          | 'buy'
          | 'sell'
          | 'trade'
          | 'deposit'
          | 'withdrawal'
          | 'transfer'
          | 'income'
          | 'fee'
          | 'gift_received'
          | 'gift_sent'
          | 'donation_received'
          | 'donation_sent'
          | 'lost'
          | 'staking_loss'
          | 'split'
          | 'dividend'
          | 'coupon'
          | 'interest'
          | 'stake'
          | 'unstake'
          | 'liquidity_add'
          | 'liquidity_remove'
          | 'nft_trade'
          | 'merger'
          | 'spin_off'
          | 'return_of_capital';
        from?: string;
        to?: string;
        order?: 'asc' | 'desc';
        includeReversed?: 'true' | 'false';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List transactions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: ({
              /** Format: uuid */
              transactionId: string;
              account: string;
              timestamp: string;
              /** @enum {string} */
              type:
                | 'buy'
                | 'sell'
                | 'trade'
                | 'deposit'
                | 'withdrawal'
                | 'transfer'
                | 'income'
                | 'fee'
                | 'gift_received'
                | 'gift_sent'
                | 'donation_received'
                | 'donation_sent'
                | 'lost'
                | 'staking_loss'
                | 'split'
                | 'dividend'
                | 'coupon'
                | 'interest'
                | 'stake'
                | 'unstake'
                | 'liquidity_add'
                | 'liquidity_remove'
                | 'nft_trade'
                | 'merger'
                | 'spin_off'
                | 'return_of_capital';
              /** Format: uuid */
              importId?: string;
              /** Format: uuid */
              pairingId?: string;
              reversed?: {
                reason: string;
                at: string;
              };
            } & {
              [key: string]: unknown;
            })[];
            nextCursor: string | null;
            complete: boolean;
            missing?: ({
              reason: string;
            } & {
              [key: string]: unknown;
            })[];
          };
        };
      };
      /** @description The answer is too large to be sent: it is at `Location`, for five minutes, without a token. */
      303: {
        headers: {
          Location?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  recordTransaction: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          externalId?: string;
          account: string;
          /** Format: date-time */
          timestamp: string;
          /** @enum {string} */
          type:
            | 'buy'
            | 'sell'
            | 'trade'
            | 'deposit'
            | 'withdrawal'
            | 'transfer'
            | 'income'
            | 'fee'
            | 'gift_received'
            | 'gift_sent'
            | 'donation_received'
            | 'donation_sent'
            | 'lost'
            | 'staking_loss'
            | 'split'
            | 'dividend'
            | 'coupon'
            | 'interest'
            | 'stake'
            | 'unstake'
            | 'liquidity_add'
            | 'liquidity_remove'
            | 'nft_trade'
            | 'merger'
            | 'spin_off'
            | 'return_of_capital';
          amounts: {
            asset: string;
            quantity: string;
            /** @enum {string} */
            direction: 'in' | 'out';
            basisShare?: string;
          }[];
          fees?: {
            asset: string;
            quantity: string;
            value?: string;
          }[];
          toAccount?: string;
          value?: {
            currency: string;
            amount: string;
          };
          costBasis?: {
            currency: string;
            amount: string;
          };
          lossBasis?: string;
          /** Format: date-time */
          acquiredAt?: string;
          paidBy?: string;
          incomeKind?: string;
          notes?: string;
          metadata?: {
            [key: string]:
              | (string | number | boolean | null)
              | (string | number | boolean | null)[]
              | {
                  [key: string]: string | number | boolean | null;
                };
          };
        };
      };
    };
    responses: {
      /** @description Record one transaction */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transactionId: string;
            /** @constant */
            duplicate: true;
          };
        };
      };
      /** @description Record one transaction */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transactionId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTransactionConflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrInsufficientLots'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  recordTransactions: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          transactions: unknown[];
        };
      };
    };
    responses: {
      /** @description Record up to 1,000 transactions */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            importId: string;
            accepted: number;
            duplicates: number;
            rejected: {
              index: number;
              errors: {
                path: string;
                message: string;
              }[];
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getTransaction: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        transactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a transaction with its classification and ledger entries */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transactionId: string;
            /** Format: uuid */
            pairingId?: string;
            /** @constant */
            derived?: true;
            classification: {
              /** @enum {string} */
              classification:
                | 'trade'
                | 'transfer'
                | 'defi_swap'
                | 'liquidity_add'
                | 'liquidity_remove'
                | 'stake'
                | 'unstake'
                | 'nft_trade'
                | 'deposit'
                | 'withdrawal'
                | 'income'
                | 'expense'
                | 'gift'
                | 'loss'
                | 'corporate_action';
              confidence: string;
              protocol?: string;
              involvedAssets: string[];
              classificationRules: string[];
            };
            ledgerEntries: {
              accountId: string;
              assetId: string;
              amount: string;
              /** @enum {string} */
              direction: 'debit' | 'credit';
              timestamp: string;
            }[];
            complete: boolean;
          } & {
            [key: string]: unknown;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  reverseTransaction: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        transactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Reverse a transaction */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transactionId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversedOrDerivedTransaction'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listPairings: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'proposed' | 'applied' | 'confirmed' | 'dismissed' | 'undone';
        asset?: string;
        account?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List pairings of withdrawals with deposits */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              pairingId: string;
              /** @enum {string} */
              status: 'proposed' | 'applied' | 'confirmed' | 'dismissed' | 'undone';
              asset: string;
              confidence: string;
              rules: string[];
              withdrawals: {
                /** Format: uuid */
                transactionId: string;
                account: string;
                timestamp: string;
                quantity: string;
              }[];
              deposits: {
                /** Format: uuid */
                transactionId: string;
                account: string;
                timestamp: string;
                quantity: string;
              }[];
              /** @enum {string} */
              obstacle?: 'ambiguous' | 'below-threshold' | 'strict';
              derivedIds?: string[];
              at?: string;
              /** @enum {string} */
              by?: 'rule' | 'user' | 'reversal';
              reason?: string;
            }[];
            nextCursor: string | null;
            complete: boolean;
            missing?: ({
              reason: string;
            } & {
              [key: string]: unknown;
            })[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  pairTransfers: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          withdrawals: string[];
          deposits: string[];
        };
      };
    };
    responses: {
      /** @description Pair withdrawals with deposits by hand */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            pairingId: string;
            /** @enum {string} */
            status: 'confirmed' | 'dismissed' | 'undone';
            derivedIds: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAlreadyReversedOrAlreadyPaired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrNotPairable'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getPairing: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        pairingId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a pairing */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            pairingId: string;
            /** @enum {string} */
            status: 'proposed' | 'applied' | 'confirmed' | 'dismissed' | 'undone';
            asset: string;
            confidence: string;
            rules: string[];
            withdrawals: {
              /** Format: uuid */
              transactionId: string;
              account: string;
              timestamp: string;
              quantity: string;
            }[];
            deposits: {
              /** Format: uuid */
              transactionId: string;
              account: string;
              timestamp: string;
              quantity: string;
            }[];
            /** @enum {string} */
            obstacle?: 'ambiguous' | 'below-threshold' | 'strict';
            derivedIds?: string[];
            at?: string;
            /** @enum {string} */
            by?: 'rule' | 'user' | 'reversal';
            reason?: string;
            complete: boolean;
            missing?: ({
              reason: string;
            } & {
              [key: string]: unknown;
            })[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  confirmPairing: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        pairingId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Confirm a pairing */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            pairingId: string;
            /** @enum {string} */
            status: 'confirmed' | 'dismissed' | 'undone';
            derivedIds: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversedOrAlreadyPaired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrNotPairable'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  dismissPairing: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        pairingId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Dismiss a proposal */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            pairingId: string;
            /** @enum {string} */
            status: 'confirmed' | 'dismissed' | 'undone';
            derivedIds: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversedOrAlreadyPaired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrNotPairable'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  splitPairing: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        pairingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          remove: string[];
        };
      };
    };
    responses: {
      /** @description Split a pairing of several */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            pairingId: string;
            /** @enum {string} */
            status: 'confirmed' | 'dismissed' | 'undone';
            derivedIds: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversedOrAlreadyPairedOrNotPaired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrNotPairable'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  undoPairing: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        pairingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Undo a pairing */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            pairingId: string;
            /** @enum {string} */
            status: 'confirmed' | 'dismissed' | 'undone';
            derivedIds: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrNotPaired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listLedgerAccounts: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List accounts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              accountId: string;
              /** @enum {string} */
              kind:
                | 'checking'
                | 'savings'
                | 'credit-card'
                | 'wire'
                | 'brokerage'
                | 'retirement'
                | 'margin'
                | 'wallet'
                | 'exchange'
                | 'defi'
                | 'nft'
                | 'clearing'
                | 'suspense'
                | 'conversion'
                | 'fees'
                | 'platform-fees'
                | 'provider-fees'
                | 'network-fees'
                | 'compliance-fees'
                | 'premium-fees';
              name: string;
              /** @enum {string} */
              status: 'active' | 'frozen' | 'closed';
              statusChange: {
                since: string;
                /** @enum {string} */
                by: 'owner' | 'operator' | 'system';
                reason: string;
              } | null;
              /** @enum {string} */
              verification: 'unverified' | 'verified' | 'rejected';
              limits: {
                [key: string]: {
                  perTransaction?: string;
                  daily?: string;
                  monthly?: string;
                };
              };
              lowBalance: {
                [key: string]: string;
              };
              creditLimits: {
                [key: string]: string;
              };
              receiving: {
                /** @enum {string} */
                from: 'anyone' | 'approved' | 'nobody';
                /** @default [] */
                approved: string[];
              };
              balances: {
                asset: string;
                balance: string;
                reserved: string;
                available: string;
                credit: string;
                staked: string;
              }[];
              createdAt: string;
              updatedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  openAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          kind:
            | 'checking'
            | 'savings'
            | 'credit-card'
            | 'wire'
            | 'brokerage'
            | 'retirement'
            | 'margin'
            | 'wallet'
            | 'exchange'
            | 'defi'
            | 'nft';
          name?: string;
          limits?: {
            [key: string]: {
              perTransaction?: string;
              daily?: string;
              monthly?: string;
            };
          };
          lowBalance?: {
            [key: string]: string;
          };
          receiving?: {
            /** @enum {string} */
            from: 'anyone' | 'approved' | 'nobody';
            /** @default [] */
            approved?: string[];
          };
        };
      };
    };
    responses: {
      /** @description Open an account */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getLedgerAccount: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read an account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  changeLedgerAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          limits?: {
            [key: string]: {
              perTransaction?: string;
              daily?: string;
              monthly?: string;
            };
          };
          lowBalance?: {
            [key: string]: string;
          };
          receiving?: {
            /** @enum {string} */
            from: 'anyone' | 'approved' | 'nobody';
            /** @default [] */
            approved?: string[];
          };
        };
      };
    };
    responses: {
      /** @description Change an account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getLedgerBalances: {
    parameters: {
      query?: {
        asOf?: string;
        asKnownAt?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the balances of an account, now or in the past */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            at: string;
            items: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  closeLedgerAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Close an account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountNotEmpty'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listLedgerEntries: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        asset?: string;
        type?: 'credit' | 'debit';
        cause?: 'transfer' | 'conversion' | 'adjustment' | 'reversal' | 'pay-in' | 'pay-out' | 'refund' | 'fee';
        from?: string;
        to?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the entries of an account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              transactionId: string;
              /** @enum {string} */
              type: 'credit' | 'debit';
              /** @enum {string} */
              cause: 'transfer' | 'conversion' | 'adjustment' | 'reversal' | 'pay-in' | 'pay-out' | 'refund' | 'fee';
              asset: string;
              amount: string;
              balance: string;
              counterparty: {
                accountId?: string;
                /** @enum {string} */
                kind:
                  | 'checking'
                  | 'savings'
                  | 'credit-card'
                  | 'wire'
                  | 'brokerage'
                  | 'retirement'
                  | 'margin'
                  | 'wallet'
                  | 'exchange'
                  | 'defi'
                  | 'nft'
                  | 'clearing'
                  | 'suspense'
                  | 'conversion'
                  | 'fees'
                  | 'platform-fees'
                  | 'provider-fees'
                  | 'network-fees'
                  | 'compliance-fees'
                  | 'premium-fees';
              };
              transferId?: string;
              holdId?: string;
              reference?: string;
              description?: string;
              effectiveAt: string;
              recordedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  freezeLedgerAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Freeze an account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listHolds: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'active' | 'completed' | 'released' | 'expired';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the holds on an account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              holdId: string;
              /** Format: uuid */
              accountId: string;
              asset: string;
              amount: string;
              remaining: string;
              completed: string;
              /** @enum {string} */
              status: 'active' | 'completed' | 'released' | 'expired';
              expiresAt: string | null;
              placedAt: string;
              endedAt: string | null;
              transferId?: string;
              reference?: string;
              description?: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  placeHold: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          asset: string;
          amount: string;
          /** @default 1800 */
          expiresInSeconds?: number | null;
          reference?: string;
          description?: string;
        };
      };
    };
    responses: {
      /** @description Hold part of a balance */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            holdId: string;
            /** Format: uuid */
            accountId: string;
            asset: string;
            amount: string;
            remaining: string;
            completed: string;
            /** @enum {string} */
            status: 'active' | 'completed' | 'released' | 'expired';
            expiresAt: string | null;
            placedAt: string;
            endedAt: string | null;
            transferId?: string;
            reference?: string;
            description?: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosedOrTooManyHoldsOrReferenceUsed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  completeHold: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
        holdId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          to: string;
          amount?: string;
          /** @default false */
          releaseRest?: boolean;
          description?: string;
        };
      };
    };
    responses: {
      /** @description Take what is held */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrAccountNotVerifiedOrHoldEndedOrHoldExpiredOrHoldOfTransferOrTransferNotAccepted'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceededOrSameAccount'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  releaseHold: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
        holdId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Release a hold */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            holdId: string;
            /** Format: uuid */
            accountId: string;
            asset: string;
            amount: string;
            remaining: string;
            completed: string;
            /** @enum {string} */
            status: 'active' | 'completed' | 'released' | 'expired';
            expiresAt: string | null;
            placedAt: string;
            endedAt: string | null;
            transferId?: string;
            reference?: string;
            description?: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrHoldEndedOrHoldExpiredOrHoldOfTransfer'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  stakeAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          asset: string;
          amount: string;
        };
      };
    };
    responses: {
      /** @description Stake part of a balance */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFunds'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listStatements: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        timeZone?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the months that an account has statements of */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              month: string;
              timeZone: string;
              from: string;
              before: string;
              closed: boolean;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getStatement: {
    parameters: {
      query?: {
        format?: 'json' | 'csv' | 'pdf';
        part?: number;
        timeZone?: string;
      };
      header?: {
        accept?: string;
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
        month: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the statement of a month */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            month: string;
            timeZone: string;
            from: string;
            before: string;
            closed: boolean;
            part?: number;
            parts?: number;
            balances: {
              asset: string;
              opening: string;
              credits: string;
              debits: string;
              closing: string;
              fees: string;
              reserved: string;
              available: string;
              staked: string;
            }[];
            entries: {
              /** @enum {string} */
              type: 'credit' | 'debit';
              /** @enum {string} */
              cause:
                | 'transfer'
                | 'conversion'
                | 'adjustment'
                | 'reversal'
                | 'pay-in'
                | 'pay-out'
                | 'refund'
                | 'fee'
                | 'stake'
                | 'unstake';
              asset: string;
              amount: string;
              balance: string;
              transactionId?: string;
              counterparty?: {
                accountId?: string;
                /** @enum {string} */
                kind:
                  | 'checking'
                  | 'savings'
                  | 'credit-card'
                  | 'wire'
                  | 'brokerage'
                  | 'retirement'
                  | 'margin'
                  | 'wallet'
                  | 'exchange'
                  | 'defi'
                  | 'nft'
                  | 'clearing'
                  | 'suspense'
                  | 'conversion'
                  | 'fees'
                  | 'platform-fees'
                  | 'provider-fees'
                  | 'network-fees'
                  | 'compliance-fees'
                  | 'premium-fees';
              };
              transferId?: string;
              holdId?: string;
              reference?: string;
              description?: string;
              effectiveAt: string;
              recordedAt: string;
            }[];
          };
          'text/csv': string;
          'application/pdf': string;
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      413: components['responses']['AnswerTooLarge'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listTurnovers: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        from?: string;
        to?: string;
        by?: 'effective' | 'recorded';
        asset?: string;
        timeZone?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what came into an account and left it, day by day */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              date: string;
              asset: string;
              credit: string;
              debit: string;
              movements: number;
              balance: string;
            }[];
            nextCursor: string | null;
            timeZone: string;
            from: string;
            to: string;
            totals: {
              asset: string;
              opening: string;
              credit: string;
              debit: string;
              closing: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      413: components['responses']['AnswerTooLarge'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  unfreezeLedgerAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Unfreeze an account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  unstakeAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          asset: string;
          amount: string;
        };
      };
    };
    responses: {
      /** @description Unstake */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFunds'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listUnifiedBalances: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        groupBy?: 'account' | 'kind' | 'domain' | 'chain' | 'asset';
        currency?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what you have, by account, kind, domain, chain or asset */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              key: string | null;
              name: string | null;
              values: {
                total: string;
                balance: string;
                reserved: string;
                available: string;
                staked: string;
                credit: string;
                creditUsed: string;
                external: string;
              } | null;
              assets: {
                asset: string;
                total: string;
                balance: string;
                reserved: string;
                available: string;
                staked: string;
                credit: string;
                creditUsed: string;
                external: string;
                price: string | null;
                priceAt: string | null;
                stale: boolean;
                value: string | null;
              }[];
              complete: boolean;
            }[];
            nextCursor: string | null;
            currency: string;
            total: string | null;
            overdrawn: {
              asset: string;
              quantity: string;
            }[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getBalanceSummary: {
    parameters: {
      query?: {
        currency?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read what you have in all */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            currency: string;
            at: string;
            values: {
              total: string;
              balance: string;
              reserved: string;
              available: string;
              staked: string;
              credit: string;
              creditUsed: string;
              external: string;
            } | null;
            assets: {
              asset: string;
              total: string;
              balance: string;
              reserved: string;
              available: string;
              staked: string;
              credit: string;
              creditUsed: string;
              external: string;
              price: string | null;
              priceAt: string | null;
              stale: boolean;
              value: string | null;
            }[];
            domains: {
              /** @enum {string} */
              domain: 'banking' | 'investing' | 'defi';
              values: {
                total: string;
                balance: string;
                reserved: string;
                available: string;
                staked: string;
                credit: string;
                creditUsed: string;
                external: string;
              } | null;
              assets: {
                asset: string;
                total: string;
                balance: string;
                reserved: string;
                available: string;
                staked: string;
                credit: string;
                creditUsed: string;
                external: string;
                price: string | null;
                priceAt: string | null;
                stale: boolean;
                value: string | null;
              }[];
            }[];
            overdrawn: {
              asset: string;
              quantity: string;
            }[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  orderExternalTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          provider: string;
          /** @enum {string} */
          direction: 'pay-in' | 'pay-out' | 'refund';
          /** Format: uuid */
          accountId: string;
          asset: string;
          amount: string;
          counterparty: string;
          country?: string;
          refundOf?: string;
          feeQuoteId?: string;
          /** @default [] */
          features?: string[];
        };
      };
    };
    responses: {
      /** @description Have money come in or go out */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            workflowId: string;
            workflowType: string;
            /** @enum {string} */
            status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
            step: string;
            error: {
              code: string;
              message: string;
            } | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFoundOrUnknownProvider'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrQuoteMismatchOrQuoteExpired'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  cancelExternalTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        transferId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Stop a transfer from or to outside, if it still can be */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            workflowId: string;
            workflowType: string;
            /** @enum {string} */
            status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
            step: string;
            error: {
              code: string;
              message: string;
            } | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTransferEnded'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  quoteFees: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          occasion: 'pay-in' | 'pay-out' | 'refund' | 'transfer' | 'conversion';
          asset: string;
          amount: string;
          provider?: string;
          /** @default [] */
          features?: string[];
        };
      };
    };
    responses: {
      /** @description See what a transaction would cost */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId?: string;
            lines: {
              ruleId: string;
              /** @enum {string} */
              tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
              category: string;
              /** @enum {string} */
              method: 'percentage' | 'flat' | 'tiered';
              asset: string;
              amount: string;
              provider?: string;
              /** @enum {string} */
              refund: 'full' | 'proportional' | 'none';
            }[];
            totals: {
              asset: string;
              amount: string;
            }[];
            quoteId: string;
            /** Format: date-time */
            quotedAt: string;
            /** Format: date-time */
            validUntil: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnknownAssetOrWrongPrecision'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listFeeSchedules: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the schedules of fees */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              scheduleId: string;
              /** Format: date-time */
              effectiveFrom: string;
              /** Format: date-time */
              recordedAt: string;
              reason: string;
              rules: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                charge:
                  | {
                      /** @constant */
                      method: 'percentage';
                      rate: string;
                      minimum?: string;
                      maximum?: string;
                    }
                  | {
                      /** @constant */
                      method: 'flat';
                      amount: string;
                    }
                  | {
                      /** @constant */
                      method: 'tiered';
                      /** @enum {string} */
                      mode: 'marginal' | 'whole-amount';
                      bands: {
                        upTo?: string;
                        /** @default 0 */
                        rate: string;
                        /** @default 0 */
                        flat: string;
                      }[];
                      minimum?: string;
                      maximum?: string;
                    };
                asset?: string;
                appliesTo: {
                  occasions?: ('pay-in' | 'pay-out' | 'refund' | 'transfer' | 'conversion')[];
                  assets?: string[];
                  providers?: string[];
                };
                /**
                 * @default half-even
                 * @enum {string}
                 */
                rounding: 'half-even' | 'half-up' | 'up' | 'down';
                /**
                 * @default none
                 * @enum {string}
                 */
                refund: 'full' | 'proportional' | 'none';
              }[];
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  searchLedgerTransactions: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        text?: string;
        source?: 'transfer' | 'external-transfer' | 'adjustment';
        category?: 'banking' | 'investing' | 'defi';
        type?: 'own' | 'user' | 'conversion' | 'pay-in' | 'pay-out' | 'refund' | 'adjustment';
        status?:
          | 'initiated'
          | 'waiting'
          | 'completed'
          | 'declined'
          | 'cancelled'
          | 'expired'
          | 'reversed'
          | 'running'
          | 'compensating'
          | 'needs-review'
          | 'failed';
        asset?: string;
        accountId?: string;
        counterparty?: string;
        minAmount?: string;
        maxAmount?: string;
        from?: string;
        to?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Search the transactions of the ledger */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @enum {string} */
              source: 'transfer' | 'external-transfer' | 'adjustment';
              /** @enum {string} */
              category: 'banking' | 'investing' | 'defi';
              /** @enum {string} */
              type: 'own' | 'user' | 'conversion' | 'pay-in' | 'pay-out' | 'refund' | 'adjustment';
              /** @enum {string} */
              status:
                | 'initiated'
                | 'waiting'
                | 'completed'
                | 'declined'
                | 'cancelled'
                | 'expired'
                | 'reversed'
                | 'running'
                | 'compensating'
                | 'needs-review'
                | 'failed';
              /** @enum {string} */
              direction: 'in' | 'out' | 'own';
              accountId: string;
              counterparty: {
                accountId?: string;
                userId?: string;
                provider?: string;
                name?: string;
              };
              asset: string;
              amount: string;
              converted?: {
                asset: string;
                amount: string;
              };
              fees: {
                asset: string;
                amount: string;
              }[];
              reference?: string;
              description?: string;
              at: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  summarizeLedgerTransactions: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        accountId?: string;
        timeZone?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sum up the transactions of the ledger */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            timeZone: string;
            from: string;
            to: string;
            count: number;
            items: {
              /** @enum {string} */
              category: 'banking' | 'investing' | 'defi';
              /** @enum {string} */
              type: 'own' | 'user' | 'conversion' | 'pay-in' | 'pay-out' | 'refund' | 'adjustment';
              /** @enum {string} */
              status:
                | 'initiated'
                | 'waiting'
                | 'completed'
                | 'declined'
                | 'cancelled'
                | 'expired'
                | 'reversed'
                | 'running'
                | 'compensating'
                | 'needs-review'
                | 'failed';
              count: number;
              amounts: {
                asset: string;
                amount: string;
              }[];
              fees: {
                asset: string;
                amount: string;
              }[];
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      413: components['responses']['AnswerTooLarge'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listTransferSchedules: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'active' | 'paused' | 'completed' | 'cancelled';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List schedules of transfers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              scheduleId: string;
              name?: string;
              /** @enum {string} */
              status: 'active' | 'paused' | 'completed' | 'cancelled';
              statusChange: {
                at: string;
                /** @enum {string} */
                by: 'owner' | 'system';
                code?: string;
                reason?: string;
              } | null;
              transfer:
                | {
                    /** @constant */
                    kind: 'internal';
                    /** Format: uuid */
                    from: string;
                    /** Format: uuid */
                    to: string;
                    asset: string;
                    amount: string;
                    convertTo?: {
                      asset: string;
                      atLeast?: string;
                    };
                    description?: string;
                    /** @default {} */
                    metadata: {
                      [key: string]: string;
                    };
                    /** @default 604800 */
                    acceptWithinSeconds: number;
                  }
                | {
                    /** @constant */
                    kind: 'external';
                    provider: string;
                    /** Format: uuid */
                    accountId: string;
                    asset: string;
                    amount: string;
                    counterparty: string;
                    /** @default [] */
                    features: string[];
                  };
              when: {
                /** Format: date */
                startDate: string;
                /** @default 00:00 */
                time: string;
                every?: {
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month' | 'year';
                  /** @default 1 */
                  interval: number;
                  count?: number;
                  /** Format: date */
                  until?: string;
                };
                timeZone: string;
              };
              retry: {
                /** @default 3 */
                times: number;
                /** @default 480 */
                everyMinutes: number;
              };
              /** @enum {string} */
              missed: 'latest' | 'each';
              next: {
                number: number;
                at: string;
              } | null;
              delayed: {
                code: string;
                message: string;
                tries: number;
                retryAt: string | null;
              } | null;
              executed: number;
              failed: number;
              skipped: number;
              createdAt: string;
              updatedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  createTransferSchedule: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          transfer:
            | {
                /** @constant */
                kind: 'internal';
                /** Format: uuid */
                from: string;
                /** Format: uuid */
                to: string;
                asset: string;
                amount: string;
                convertTo?: {
                  asset: string;
                  atLeast?: string;
                };
                description?: string;
                /** @default {} */
                metadata?: {
                  [key: string]: string;
                };
                /** @default 604800 */
                acceptWithinSeconds?: number;
              }
            | {
                /** @constant */
                kind: 'external';
                provider: string;
                /** Format: uuid */
                accountId: string;
                asset: string;
                amount: string;
                counterparty: string;
                /** @default [] */
                features?: string[];
              };
          when: {
            /** Format: date */
            startDate: string;
            /** @default 00:00 */
            time?: string;
            every?: {
              /** @enum {string} */
              unit: 'day' | 'week' | 'month' | 'year';
              /** @default 1 */
              interval?: number;
              count?: number;
              /** Format: date */
              until?: string;
            };
            timeZone?: string;
          };
          /**
           * @default {
           *       "times": 3,
           *       "everyMinutes": 480
           *     }
           */
          retry?: {
            /** @default 3 */
            times?: number;
            /** @default 480 */
            everyMinutes?: number;
          };
          /**
           * @default latest
           * @enum {string}
           */
          missed?: 'latest' | 'each';
        };
      };
    };
    responses: {
      /** @description Have a transfer made later, or again and again */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            name?: string;
            /** @enum {string} */
            status: 'active' | 'paused' | 'completed' | 'cancelled';
            statusChange: {
              at: string;
              /** @enum {string} */
              by: 'owner' | 'system';
              code?: string;
              reason?: string;
            } | null;
            transfer:
              | {
                  /** @constant */
                  kind: 'internal';
                  /** Format: uuid */
                  from: string;
                  /** Format: uuid */
                  to: string;
                  asset: string;
                  amount: string;
                  convertTo?: {
                    asset: string;
                    atLeast?: string;
                  };
                  description?: string;
                  /** @default {} */
                  metadata: {
                    [key: string]: string;
                  };
                  /** @default 604800 */
                  acceptWithinSeconds: number;
                }
              | {
                  /** @constant */
                  kind: 'external';
                  provider: string;
                  /** Format: uuid */
                  accountId: string;
                  asset: string;
                  amount: string;
                  counterparty: string;
                  /** @default [] */
                  features: string[];
                };
            when: {
              /** Format: date */
              startDate: string;
              /** @default 00:00 */
              time: string;
              every?: {
                /** @enum {string} */
                unit: 'day' | 'week' | 'month' | 'year';
                /** @default 1 */
                interval: number;
                count?: number;
                /** Format: date */
                until?: string;
              };
              timeZone: string;
            };
            retry: {
              /** @default 3 */
              times: number;
              /** @default 480 */
              everyMinutes: number;
            };
            /** @enum {string} */
            missed: 'latest' | 'each';
            next: {
              number: number;
              at: string;
            } | null;
            delayed: {
              code: string;
              message: string;
              tries: number;
              retryAt: string | null;
            } | null;
            executed: number;
            failed: number;
            skipped: number;
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFoundOrUnknownProvider'];
      409: components['responses']['ConflictOrAccountClosedOrTooManySchedules'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrSameAccount'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getTransferSchedule: {
    parameters: {
      query?: {
        upcoming?: number;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a schedule of transfers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            name?: string;
            /** @enum {string} */
            status: 'active' | 'paused' | 'completed' | 'cancelled';
            statusChange: {
              at: string;
              /** @enum {string} */
              by: 'owner' | 'system';
              code?: string;
              reason?: string;
            } | null;
            transfer:
              | {
                  /** @constant */
                  kind: 'internal';
                  /** Format: uuid */
                  from: string;
                  /** Format: uuid */
                  to: string;
                  asset: string;
                  amount: string;
                  convertTo?: {
                    asset: string;
                    atLeast?: string;
                  };
                  description?: string;
                  /** @default {} */
                  metadata: {
                    [key: string]: string;
                  };
                  /** @default 604800 */
                  acceptWithinSeconds: number;
                }
              | {
                  /** @constant */
                  kind: 'external';
                  provider: string;
                  /** Format: uuid */
                  accountId: string;
                  asset: string;
                  amount: string;
                  counterparty: string;
                  /** @default [] */
                  features: string[];
                };
            when: {
              /** Format: date */
              startDate: string;
              /** @default 00:00 */
              time: string;
              every?: {
                /** @enum {string} */
                unit: 'day' | 'week' | 'month' | 'year';
                /** @default 1 */
                interval: number;
                count?: number;
                /** Format: date */
                until?: string;
              };
              timeZone: string;
            };
            retry: {
              /** @default 3 */
              times: number;
              /** @default 480 */
              everyMinutes: number;
            };
            /** @enum {string} */
            missed: 'latest' | 'each';
            next: {
              number: number;
              at: string;
            } | null;
            delayed: {
              code: string;
              message: string;
              tries: number;
              retryAt: string | null;
            } | null;
            executed: number;
            failed: number;
            skipped: number;
            createdAt: string;
            updatedAt: string;
            upcoming: string[];
            history: {
              number: number;
              dueAt: string;
              /** @enum {string} */
              status: 'executed' | 'delayed' | 'failed' | 'skipped';
              since?: {
                number: number;
                dueAt: string;
              };
              transferId?: string;
              reason?: {
                code: string;
                message: string;
              };
              tries: number;
              retryAt?: string | null;
              at: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  changeTransferSchedule: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          transfer?:
            | {
                /** @constant */
                kind: 'internal';
                /** Format: uuid */
                from: string;
                /** Format: uuid */
                to: string;
                asset: string;
                amount: string;
                convertTo?: {
                  asset: string;
                  atLeast?: string;
                };
                description?: string;
                /** @default {} */
                metadata?: {
                  [key: string]: string;
                };
                /** @default 604800 */
                acceptWithinSeconds?: number;
              }
            | {
                /** @constant */
                kind: 'external';
                provider: string;
                /** Format: uuid */
                accountId: string;
                asset: string;
                amount: string;
                counterparty: string;
                /** @default [] */
                features?: string[];
              };
          when?: {
            /** Format: date */
            startDate: string;
            /** @default 00:00 */
            time?: string;
            every?: {
              /** @enum {string} */
              unit: 'day' | 'week' | 'month' | 'year';
              /** @default 1 */
              interval?: number;
              count?: number;
              /** Format: date */
              until?: string;
            };
            timeZone?: string;
          };
          retry?: {
            /** @default 3 */
            times?: number;
            /** @default 480 */
            everyMinutes?: number;
          };
          /** @enum {string} */
          missed?: 'latest' | 'each';
        };
      };
    };
    responses: {
      /** @description Change a schedule of transfers */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            name?: string;
            /** @enum {string} */
            status: 'active' | 'paused' | 'completed' | 'cancelled';
            statusChange: {
              at: string;
              /** @enum {string} */
              by: 'owner' | 'system';
              code?: string;
              reason?: string;
            } | null;
            transfer:
              | {
                  /** @constant */
                  kind: 'internal';
                  /** Format: uuid */
                  from: string;
                  /** Format: uuid */
                  to: string;
                  asset: string;
                  amount: string;
                  convertTo?: {
                    asset: string;
                    atLeast?: string;
                  };
                  description?: string;
                  /** @default {} */
                  metadata: {
                    [key: string]: string;
                  };
                  /** @default 604800 */
                  acceptWithinSeconds: number;
                }
              | {
                  /** @constant */
                  kind: 'external';
                  provider: string;
                  /** Format: uuid */
                  accountId: string;
                  asset: string;
                  amount: string;
                  counterparty: string;
                  /** @default [] */
                  features: string[];
                };
            when: {
              /** Format: date */
              startDate: string;
              /** @default 00:00 */
              time: string;
              every?: {
                /** @enum {string} */
                unit: 'day' | 'week' | 'month' | 'year';
                /** @default 1 */
                interval: number;
                count?: number;
                /** Format: date */
                until?: string;
              };
              timeZone: string;
            };
            retry: {
              /** @default 3 */
              times: number;
              /** @default 480 */
              everyMinutes: number;
            };
            /** @enum {string} */
            missed: 'latest' | 'each';
            next: {
              number: number;
              at: string;
            } | null;
            delayed: {
              code: string;
              message: string;
              tries: number;
              retryAt: string | null;
            } | null;
            executed: number;
            failed: number;
            skipped: number;
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFoundOrUnknownProvider'];
      409: components['responses']['ConflictOrAccountClosedOrScheduleEnded'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrSameAccount'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  cancelTransferSchedule: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description End a schedule of transfers */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            name?: string;
            /** @enum {string} */
            status: 'active' | 'paused' | 'completed' | 'cancelled';
            statusChange: {
              at: string;
              /** @enum {string} */
              by: 'owner' | 'system';
              code?: string;
              reason?: string;
            } | null;
            transfer:
              | {
                  /** @constant */
                  kind: 'internal';
                  /** Format: uuid */
                  from: string;
                  /** Format: uuid */
                  to: string;
                  asset: string;
                  amount: string;
                  convertTo?: {
                    asset: string;
                    atLeast?: string;
                  };
                  description?: string;
                  /** @default {} */
                  metadata: {
                    [key: string]: string;
                  };
                  /** @default 604800 */
                  acceptWithinSeconds: number;
                }
              | {
                  /** @constant */
                  kind: 'external';
                  provider: string;
                  /** Format: uuid */
                  accountId: string;
                  asset: string;
                  amount: string;
                  counterparty: string;
                  /** @default [] */
                  features: string[];
                };
            when: {
              /** Format: date */
              startDate: string;
              /** @default 00:00 */
              time: string;
              every?: {
                /** @enum {string} */
                unit: 'day' | 'week' | 'month' | 'year';
                /** @default 1 */
                interval: number;
                count?: number;
                /** Format: date */
                until?: string;
              };
              timeZone: string;
            };
            retry: {
              /** @default 3 */
              times: number;
              /** @default 480 */
              everyMinutes: number;
            };
            /** @enum {string} */
            missed: 'latest' | 'each';
            next: {
              number: number;
              at: string;
            } | null;
            delayed: {
              code: string;
              message: string;
              tries: number;
              retryAt: string | null;
            } | null;
            executed: number;
            failed: number;
            skipped: number;
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrScheduleEnded'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listScheduledTransfers: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What has become of a schedule’s transfers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              number: number;
              dueAt: string;
              /** @enum {string} */
              status: 'executed' | 'delayed' | 'failed' | 'skipped';
              since?: {
                number: number;
                dueAt: string;
              };
              transferId?: string;
              reason?: {
                code: string;
                message: string;
              };
              tries: number;
              retryAt?: string | null;
              at: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  pauseTransferSchedule: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Pause a schedule of transfers */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            name?: string;
            /** @enum {string} */
            status: 'active' | 'paused' | 'completed' | 'cancelled';
            statusChange: {
              at: string;
              /** @enum {string} */
              by: 'owner' | 'system';
              code?: string;
              reason?: string;
            } | null;
            transfer:
              | {
                  /** @constant */
                  kind: 'internal';
                  /** Format: uuid */
                  from: string;
                  /** Format: uuid */
                  to: string;
                  asset: string;
                  amount: string;
                  convertTo?: {
                    asset: string;
                    atLeast?: string;
                  };
                  description?: string;
                  /** @default {} */
                  metadata: {
                    [key: string]: string;
                  };
                  /** @default 604800 */
                  acceptWithinSeconds: number;
                }
              | {
                  /** @constant */
                  kind: 'external';
                  provider: string;
                  /** Format: uuid */
                  accountId: string;
                  asset: string;
                  amount: string;
                  counterparty: string;
                  /** @default [] */
                  features: string[];
                };
            when: {
              /** Format: date */
              startDate: string;
              /** @default 00:00 */
              time: string;
              every?: {
                /** @enum {string} */
                unit: 'day' | 'week' | 'month' | 'year';
                /** @default 1 */
                interval: number;
                count?: number;
                /** Format: date */
                until?: string;
              };
              timeZone: string;
            };
            retry: {
              /** @default 3 */
              times: number;
              /** @default 480 */
              everyMinutes: number;
            };
            /** @enum {string} */
            missed: 'latest' | 'each';
            next: {
              number: number;
              at: string;
            } | null;
            delayed: {
              code: string;
              message: string;
              tries: number;
              retryAt: string | null;
            } | null;
            executed: number;
            failed: number;
            skipped: number;
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrScheduleEnded'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  resumeTransferSchedule: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Go on with a schedule of transfers */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            name?: string;
            /** @enum {string} */
            status: 'active' | 'paused' | 'completed' | 'cancelled';
            statusChange: {
              at: string;
              /** @enum {string} */
              by: 'owner' | 'system';
              code?: string;
              reason?: string;
            } | null;
            transfer:
              | {
                  /** @constant */
                  kind: 'internal';
                  /** Format: uuid */
                  from: string;
                  /** Format: uuid */
                  to: string;
                  asset: string;
                  amount: string;
                  convertTo?: {
                    asset: string;
                    atLeast?: string;
                  };
                  description?: string;
                  /** @default {} */
                  metadata: {
                    [key: string]: string;
                  };
                  /** @default 604800 */
                  acceptWithinSeconds: number;
                }
              | {
                  /** @constant */
                  kind: 'external';
                  provider: string;
                  /** Format: uuid */
                  accountId: string;
                  asset: string;
                  amount: string;
                  counterparty: string;
                  /** @default [] */
                  features: string[];
                };
            when: {
              /** Format: date */
              startDate: string;
              /** @default 00:00 */
              time: string;
              every?: {
                /** @enum {string} */
                unit: 'day' | 'week' | 'month' | 'year';
                /** @default 1 */
                interval: number;
                count?: number;
                /** Format: date */
                until?: string;
              };
              timeZone: string;
            };
            retry: {
              /** @default 3 */
              times: number;
              /** @default 480 */
              everyMinutes: number;
            };
            /** @enum {string} */
            missed: 'latest' | 'each';
            next: {
              number: number;
              at: string;
            } | null;
            delayed: {
              code: string;
              message: string;
              tries: number;
              retryAt: string | null;
            } | null;
            executed: number;
            failed: number;
            skipped: number;
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrScheduleEnded'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listLedgerTransfers: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        accountId?: string;
        status?: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
        role?: 'sender' | 'recipient';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List transfers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              transferId: string;
              /** @enum {string} */
              kind: 'own' | 'user' | 'conversion';
              /** @enum {string} */
              role: 'sender' | 'recipient';
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              from: {
                accountId: string;
                userId: string;
              };
              to: {
                accountId: string;
                userId: string;
              };
              asset: string;
              amount: string;
              converted?: {
                asset: string;
                amount: string;
                rate: string;
                date: string;
                source: string;
              };
              fees?: {
                /** Format: uuid */
                scheduleId?: string;
                lines: {
                  ruleId: string;
                  /** @enum {string} */
                  tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                  category: string;
                  /** @enum {string} */
                  method: 'percentage' | 'flat' | 'tiered';
                  asset: string;
                  amount: string;
                  provider?: string;
                  /** @enum {string} */
                  refund: 'full' | 'proportional' | 'none';
                }[];
                totals: {
                  asset: string;
                  amount: string;
                }[];
              };
              expiresAt?: string;
              transactionId?: string;
              reversal?: {
                transactionId: string;
                reason: string;
                /** @enum {string} */
                by: 'owner' | 'operator' | 'system';
                at: string;
                feesReturned?: {
                  ruleId: string;
                  /** @enum {string} */
                  tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                  category: string;
                  /** @enum {string} */
                  method: 'percentage' | 'flat' | 'tiered';
                  asset: string;
                  amount: string;
                  provider?: string;
                  /** @enum {string} */
                  refund: 'full' | 'proportional' | 'none';
                }[];
              };
              reference?: string;
              description?: string;
              metadata: {
                [key: string]: string;
              };
              effectiveAt: string;
              initiatedAt: string;
              history: {
                /** @enum {string} */
                status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
                at: string;
                reason?: string;
              }[];
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  createTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          from: string;
          /** Format: uuid */
          to: string;
          asset: string;
          amount: string;
          convertTo?: {
            asset: string;
            atLeast?: string;
          };
          reference?: string;
          description?: string;
          /** @default {} */
          metadata?: {
            [key: string]: string;
          };
          feeQuoteId?: string;
          /** @default [] */
          features?: string[];
          /** Format: date-time */
          effectiveAt?: string;
          /** @default 604800 */
          acceptWithinSeconds?: number;
        };
      };
    };
    responses: {
      /** @description Send from one account to another */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrAccountNotVerifiedOrTooManyHoldsOrHoldExpiredOrTransferNotAcceptedOrReferenceUsedOrNoRateOrRateMoved'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceededOrSameAccountOrQuoteMismatchOrQuoteExpired'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getLedgerTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        transferId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a transfer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  acceptTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        transferId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accept a transfer */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrTransferEndedOrTransferExpired'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrInsufficientFundsOrLimitExceededOrHoldExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  declineTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        transferId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Decline a transfer, or take it back */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrHoldExpiredOrTransferEndedOrTransferExpired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  reverseTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        transferId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Give back what was received */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAlreadyReversedOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrTransferNotCompleted'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrInsufficientFundsOrLimitExceededOrHoldExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  receiveProviderWebhook: {
    parameters: {
      query?: {
        reference?: string;
      };
      header?: {
        'stripe-signature'?: string;
        'moonpay-signature-v2'?: string;
        'x-body-signature'?: string;
        'webhook-id'?: string;
        'webhook-timestamp'?: string;
        'webhook-signature'?: string;
        'content-type'?: string;
        'user-agent'?: string;
      };
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        '*/*': string;
      };
    };
    responses: {
      /** @description Take a webhook of a payment provider */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            messageId: string;
            /** @enum {string} */
            status: 'accepted' | 'duplicate' | 'contradiction';
          };
        };
      };
      400: components['responses']['ValidationFailedOrSignatureInvalidOrSignatureStale'];
      404: components['responses']['UnknownProvider'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOut'];
    };
  };
  listWorkflows: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List workflows */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              workflowId: string;
              workflowType: string;
              /** @enum {string} */
              status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
              step: string;
              error: {
                code: string;
                message: string;
              } | null;
              /** Format: date-time */
              startedAt: string;
              /** Format: date-time */
              updatedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getWorkflow: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        workflowId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a workflow */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            workflowId: string;
            workflowType: string;
            /** @enum {string} */
            status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
            step: string;
            error: {
              code: string;
              message: string;
            } | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            completedSteps: string[];
            pendingSteps: string[];
            failedStep: string | null;
            retryCount: number;
            nextAt: string | null;
            completedAt: string | null;
            transfer: {
              /** Format: uuid */
              transferId: string;
              /** @enum {string} */
              domain: 'banking' | 'investing' | 'defi';
              provider: string;
              /** @enum {string} */
              direction: 'pay-in' | 'pay-out' | 'refund';
              /** Format: uuid */
              accountId: string;
              asset: string;
              amount: string;
              counterparty: string;
              country?: string;
              refundOf?: string;
              fees: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              /** @enum {string} */
              onReversal: 'review' | 'reverse';
              clearingSeconds: number;
            };
            payment?: {
              providerId: string;
              continueUrl?: string;
            };
            compliance?: {
              decision: string;
            };
            history: {
              /** Format: date-time */
              at: string;
              source: string;
              reason: string;
              from?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              to?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              error?: {
                code: string;
                message: string;
              };
              act?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listAssets: {
    parameters: {
      query?: {
        query?: string;
        type?:
          | 'crypto'
          | 'stock'
          | 'etf'
          | 'fund'
          | 'bond'
          | 'commodity'
          | 'fiat'
          | 'nft-collection'
          | 'lp-token'
          | 'custom';
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Search assets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              code: string;
              name: string;
              /** @enum {string} */
              type:
                | 'crypto'
                | 'stock'
                | 'etf'
                | 'fund'
                | 'bond'
                | 'commodity'
                | 'fiat'
                | 'nft-collection'
                | 'lp-token'
                | 'custom';
              symbol: string;
              exchange: string | null;
              nativeCurrency: string;
              active: boolean;
              /** @enum {string} */
              origin: 'catalogue' | 'own' | 'implied' | 'used';
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  addAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
          /** @enum {string} */
          type:
            | 'crypto'
            | 'stock'
            | 'etf'
            | 'fund'
            | 'bond'
            | 'commodity'
            | 'fiat'
            | 'nft-collection'
            | 'lp-token'
            | 'custom';
          name: string;
          symbol?: string;
          /** @default USD */
          nativeCurrency?: string;
          precision: number;
          exchange?: string;
          /** Format: date */
          inceptionDate?: string;
          /** @enum {string} */
          assetClass?:
            | 'equity'
            | 'fixed-income'
            | 'cash'
            | 'commodity'
            | 'crypto'
            | 'real-estate'
            | 'collectible'
            | 'multi-asset'
            | 'other';
          subclass?: string;
          /** @default [] */
          identifiers?: {
            /** @enum {string} */
            scheme:
              | 'ticker'
              | 'isin'
              | 'cusip'
              | 'figi'
              | 'contract'
              | 'coingecko'
              | 'kraken'
              | 'alphavantage'
              | 'stooq'
              | 'ecb'
              | 'fred';
            value: string;
            exchange?: string;
            chain?: string;
            /** @default false */
            primary?: boolean;
          }[];
          equity?: {
            country?: string;
            sector?: string;
            industry?: string;
          };
          fund?: {
            expenseRatio: string;
          };
          bond?: {
            issuer: string;
            /** @enum {string} */
            couponType: 'fixed' | 'zero' | 'floating';
            couponRate: string;
            couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
            /** Format: date */
            issuedOn?: string;
            /** Format: date */
            maturity: string;
            par: string;
            /** @enum {string} */
            dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
          };
          token?: {
            blockchain?: string;
            isNative?: boolean;
          };
          collection?: {
            blockchain?: string;
            /** @enum {string} */
            standard: 'ERC721' | 'ERC1155';
          };
          pool?: {
            protocol?: string;
            underlyings: {
              asset: string;
              weight: string;
            }[];
          };
          /** @default {} */
          metadata?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description Add an asset of your own */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExistsOrTooManyAssets'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getAsset: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read an asset */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  replaceAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
          /** @enum {string} */
          type:
            | 'crypto'
            | 'stock'
            | 'etf'
            | 'fund'
            | 'bond'
            | 'commodity'
            | 'fiat'
            | 'nft-collection'
            | 'lp-token'
            | 'custom';
          name: string;
          symbol?: string;
          /** @default USD */
          nativeCurrency?: string;
          precision: number;
          exchange?: string;
          /** Format: date */
          inceptionDate?: string;
          /** @enum {string} */
          assetClass?:
            | 'equity'
            | 'fixed-income'
            | 'cash'
            | 'commodity'
            | 'crypto'
            | 'real-estate'
            | 'collectible'
            | 'multi-asset'
            | 'other';
          subclass?: string;
          /** @default [] */
          identifiers?: {
            /** @enum {string} */
            scheme:
              | 'ticker'
              | 'isin'
              | 'cusip'
              | 'figi'
              | 'contract'
              | 'coingecko'
              | 'kraken'
              | 'alphavantage'
              | 'stooq'
              | 'ecb'
              | 'fred';
            value: string;
            exchange?: string;
            chain?: string;
            /** @default false */
            primary?: boolean;
          }[];
          equity?: {
            country?: string;
            sector?: string;
            industry?: string;
          };
          fund?: {
            expenseRatio: string;
          };
          bond?: {
            issuer: string;
            /** @enum {string} */
            couponType: 'fixed' | 'zero' | 'floating';
            couponRate: string;
            couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
            /** Format: date */
            issuedOn?: string;
            /** Format: date */
            maturity: string;
            par: string;
            /** @enum {string} */
            dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
          };
          token?: {
            blockchain?: string;
            isNative?: boolean;
          };
          collection?: {
            blockchain?: string;
            /** @enum {string} */
            standard: 'ERC721' | 'ERC1155';
          };
          pool?: {
            protocol?: string;
            underlyings: {
              asset: string;
              weight: string;
            }[];
          };
          /** @default {} */
          metadata?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description Correct an asset of your own */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExistsOrTooManyAssets'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listExchangeRates: {
    parameters: {
      query?: {
        base?: string;
        quote?: string;
        from?: string;
        to?: string;
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List your own exchange rates */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              from: string;
              to: string;
              /** Format: date */
              date: string;
              rate: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  recordExchangeRates: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rates: {
            from: string;
            to: string;
            /** Format: date */
            date: string;
            rate: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Record exchange rates of your own */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recorded: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  readPriceHistoryStatus: {
    parameters: {
      query: {
        asset: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See how the fetching of an asset's price history goes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'untracked' | 'pending' | 'in_progress' | 'rate_limited' | 'completed' | 'failed';
            wanted: {
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
            } | null;
            missing: {
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
            }[];
            percent: number;
            attempts: number;
            retryAt: string | null;
            error: string | null;
            updatedAt: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getSimulationParameters: {
    parameters: {
      query: {
        assets: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Parameters for simulation */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              currency: string;
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
              returns: number;
              returnsPerYear: number;
              meanReturn: string;
              forwardReturn: {
                value: string;
                source: string;
                /** Format: date-time */
                at: string;
              } | null;
              volatility: string;
              /** Format: date-time */
              refreshedAt: string;
            }[];
            correlation: {
              assets: string[];
              matrix: (string | null)[][];
            };
            complete: boolean;
            missing: {
              asset: string;
              /** @enum {string} */
              reason: 'no-closes' | 'too-few-returns';
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  readMarketPrices: {
    parameters: {
      query: {
        asset: string;
        from?: string;
        to?: string;
      };
      header?: {
        'if-none-match'?: string;
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read market prices of an asset by day */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            items: {
              /** Format: date */
              date: string;
              open?: string;
              high?: string;
              low?: string;
              close: string;
              volume?: string;
              currency: string;
              source: string;
            }[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            history: 'untracked' | 'pending' | 'in_progress' | 'rate_limited' | 'completed' | 'failed';
            missing: {
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
            }[];
          };
        };
      };
      /** @description It is what you have. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  readLatestMarketPrices: {
    parameters: {
      query: {
        assets: string;
      };
      header?: {
        'if-none-match'?: string;
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the latest market prices */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              price: string;
              currency: string;
              source: string;
              at: string;
            }[];
            missing: string[];
          };
        };
      };
      /** @description It is what you have. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  readMarketRate: {
    parameters: {
      query: {
        from: string;
        to: string;
        date?: string;
      };
      header?: {
        'if-none-match'?: string;
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read an exchange rate */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            from: string;
            to: string;
            /** Format: date */
            date: string;
            rate: string;
            via: string | null;
            source: string;
            fetchedAt: string;
            expiresAt: string;
            active: boolean;
          };
        };
      };
      /** @description It is what you have. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listPrices: {
    parameters: {
      query?: {
        asset?: string;
        from?: string;
        to?: string;
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List your own closing prices */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              /** Format: date */
              date: string;
              close: string;
              currency: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  recordPrices: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          prices: {
            asset: string;
            /** Format: date */
            date: string;
            close: string;
            currency: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Record closing prices of your own */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recorded: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getWatchlist: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the watchlist */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              code: string;
              name: string;
              /** @enum {string} */
              type:
                | 'crypto'
                | 'stock'
                | 'etf'
                | 'fund'
                | 'bond'
                | 'commodity'
                | 'fiat'
                | 'nft-collection'
                | 'lp-token'
                | 'custom';
              symbol: string;
              exchange: string | null;
              nativeCurrency: string;
              active: boolean;
              /** @enum {string} */
              origin: 'catalogue' | 'own' | 'implied' | 'used';
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  watchAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Watch an asset */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            code: string;
            name: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            symbol: string;
            exchange: string | null;
            nativeCurrency: string;
            active: boolean;
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyAssets'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  unwatchAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Watch an asset no longer */
      204: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        asOf?: string;
        asKnownAt?: string;
        prepare?: 'true' | 'false';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List accounts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              account: string;
              /** @constant */
              kind: 'external';
              firstUsedAt: string;
              lastTransactionAt: string;
              assets: number;
              transactions: number;
            }[];
            nextCursor: string | null;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description List accounts */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listBalances: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        asOf?: string;
        asKnownAt?: string;
        prepare?: 'true' | 'false';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the balances of an account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              quantity: string;
              lastTransactionAt: string;
            }[];
            nextCursor: string | null;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description List the balances of an account */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listCorporateActions: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
        asset?: string;
        account?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List corporate actions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              proposalId: string;
              /** @enum {string} */
              kind: 'split' | 'exchange';
              asset: string;
              into: string;
              account: string;
              date: string;
              ratio: {
                to: number;
                from: number;
              };
              quantityBefore: string;
              quantityAfter: string;
              obstacle: ('leaves-short' | 'earlier-first') | null;
              /** @enum {string} */
              status: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
              transactionId: string | null;
              acceptedBy: ('user' | 'setting') | null;
              proposedAt: string;
              decidedAt: string | null;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  acceptCorporateAction: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accept a corporate action */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            proposalId: string;
            /** @enum {string} */
            kind: 'split' | 'exchange';
            asset: string;
            into: string;
            account: string;
            date: string;
            ratio: {
              to: number;
              from: number;
            };
            quantityBefore: string;
            quantityAfter: string;
            obstacle: ('leaves-short' | 'earlier-first') | null;
            /** @enum {string} */
            status: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
            transactionId: string | null;
            acceptedBy: ('user' | 'setting') | null;
            proposedAt: string;
            decidedAt: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTransactionConflictOrProposalOverOrEarlierProposal'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReusedOrInsufficientLots'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  declineCorporateAction: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Decline a corporate action */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            proposalId: string;
            /** @enum {string} */
            kind: 'split' | 'exchange';
            asset: string;
            into: string;
            account: string;
            date: string;
            ratio: {
              to: number;
              from: number;
            };
            quantityBefore: string;
            quantityAfter: string;
            obstacle: ('leaves-short' | 'earlier-first') | null;
            /** @enum {string} */
            status: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
            transactionId: string | null;
            acceptedBy: ('user' | 'setting') | null;
            proposedAt: string;
            decidedAt: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrProposalOver'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listHoldings: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        asOf?: string;
        asKnownAt?: string;
        prepare?: 'true' | 'false';
        account?: string;
        currency?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List holdings */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              quantity: string;
              averageCost: string | null;
              costBasis: string | null;
              price: string | null;
              priceAt: string | null;
              value: string | null;
              unrealizedGain: string | null;
              roiPercent: string | null;
              firstAcquiredAt: string | null;
              lastTransactionAt: string;
              transactions: number;
            }[];
            nextCursor: string | null;
            totals: {
              currency: string;
              value: string | null;
              costBasis: string | null;
              unrealizedGain: string | null;
              roiPercent: string | null;
            };
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description List holdings */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getHoldingsPreparation: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        preparationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read how far a past of holdings is prepared */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getPerformance: {
    parameters: {
      query?: {
        to?: string;
        from?: string;
        currency?: string;
        account?: string;
        portfolio?: string;
        asset?: string;
        benchmark?: string;
        riskFreeRate?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read how holdings did */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asOf: string;
            from: string | null;
            currency: string;
            currentValue: string;
            totalInvestment: string;
            totalInvestmentWithCurrencyEffect: string;
            fees: string | null;
            income: string | null;
            grossPerformance: string | null;
            netPerformance: string | null;
            grossPerformancePercent: string | null;
            netPerformancePercent: string | null;
            timeWeightedInvestment: string | null;
            feesWithCurrencyEffect: string | null;
            incomeWithCurrencyEffect: string | null;
            grossPerformanceWithCurrencyEffect: string | null;
            netPerformanceWithCurrencyEffect: string | null;
            grossPerformancePercentWithCurrencyEffect: string | null;
            netPerformancePercentWithCurrencyEffect: string | null;
            timeWeightedInvestmentWithCurrencyEffect: string | null;
            timeWeightedReturn: string;
            timeWeightedReturnWithCurrencyEffect: string;
            annualizedReturn: string | null;
            moneyWeightedReturn: string | null;
            moneyWeightedReturnWithCurrencyEffect: string | null;
            whole: {
              timeWeightedInvestment: string;
              grossPerformancePercent: string | null;
              netPerformancePercent: string | null;
              timeWeightedInvestmentWithCurrencyEffect: string;
              grossPerformancePercentWithCurrencyEffect: string | null;
              netPerformancePercentWithCurrencyEffect: string | null;
            };
            changes: {
              day: {
                since: string;
                netPerformance: string;
                netPerformancePercent: string | null;
              };
              week: {
                since: string;
                netPerformance: string;
                netPerformancePercent: string | null;
              };
              month: {
                since: string;
                netPerformance: string;
                netPerformancePercent: string | null;
              };
              year: {
                since: string;
                netPerformance: string;
                netPerformancePercent: string | null;
              };
              total: {
                since: string;
                netPerformance: string;
                netPerformancePercent: string | null;
              };
            };
            risk: {
              volatility: string | null;
              sharpeRatio: string | null;
              riskFreeRate: string;
              maximumDrawdown: string;
              drawdownPeak: string | null;
              drawdownTrough: string | null;
            };
            benchmark?: {
              asset: string;
              return: string | null;
              excessReturn: string | null;
              correlation: string | null;
            };
            positions: {
              asset: string;
              currency: string;
              quantity: string;
              averagePrice: string | null;
              investment: string | null;
              investmentWithCurrencyEffect: string | null;
              value: string | null;
              fees: string | null;
              income: string | null;
              grossPerformance: string | null;
              netPerformance: string | null;
              grossPerformancePercent: string | null;
              netPerformancePercent: string | null;
              timeWeightedInvestment: string | null;
              feesWithCurrencyEffect: string | null;
              incomeWithCurrencyEffect: string | null;
              grossPerformanceWithCurrencyEffect: string | null;
              netPerformanceWithCurrencyEffect: string | null;
              grossPerformancePercentWithCurrencyEffect: string | null;
              netPerformancePercentWithCurrencyEffect: string | null;
              timeWeightedInvestmentWithCurrencyEffect: string | null;
            }[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getPerformanceChart: {
    parameters: {
      query?: {
        to?: string;
        from?: string;
        currency?: string;
        account?: string;
        portfolio?: string;
        asset?: string;
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read how holdings did, day by day */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              date: string;
              value: string;
              investment: string;
              netPerformance: string;
              netPerformancePercent: string | null;
              valueWithCurrencyEffect: string;
              investmentWithCurrencyEffect: string;
              netPerformanceWithCurrencyEffect: string;
              netPerformancePercentWithCurrencyEffect: string | null;
            }[];
            nextCursor: string | null;
            currency: string;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description The answer is too large to be sent: it is at `Location`, for five minutes, without a token. */
      303: {
        headers: {
          Location?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listPortfolios: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        archived?: 'true' | 'false';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List portfolios */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              portfolioId: string;
              name: string;
              baseCurrency: string;
              /** @enum {string} */
              riskLevel: 'conservative' | 'balanced' | 'aggressive';
              description: string;
              members: {
                accounts?: string[];
                assets?: string[];
              };
              targets: (
                | {
                    asset: string;
                    percent: string;
                  }
                | {
                    /** @enum {string} */
                    assetClass:
                      | 'equity'
                      | 'fixed-income'
                      | 'cash'
                      | 'commodity'
                      | 'crypto'
                      | 'real-estate'
                      | 'collectible'
                      | 'multi-asset'
                      | 'other';
                    percent: string;
                  }
              )[];
              policy: {
                trigger:
                  | {
                      /** @constant */
                      kind: 'threshold';
                      percentagePoints: string;
                    }
                  | {
                      /** @constant */
                      kind: 'calendar';
                      /** @enum {string} */
                      every: 'monthly' | 'quarterly' | 'yearly';
                    };
                /** @default false */
                autoRebalance: boolean;
                fees: {
                  /** @default 0 */
                  percent: string;
                  /** @default 0 */
                  minimum: string;
                };
              } | null;
              /** @enum {string} */
              status: 'active' | 'archived';
              archivedAt?: string;
              version: number;
              createdAt: string;
              changedAt: string;
              lastProposedAt?: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  createPortfolio: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          baseCurrency?: string;
          /**
           * @default balanced
           * @enum {string}
           */
          riskLevel?: 'conservative' | 'balanced' | 'aggressive';
          /** @default  */
          description?: string;
          /** @default {} */
          members?: {
            accounts?: string[];
            assets?: string[];
          };
          /** @default [] */
          holdings?: {
            asset: string;
            quantity: string;
            price?: string;
            currency?: string;
            /** Format: date-time */
            at: string;
            account: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Create a portfolio */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
            transactionIds: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyPortfolios'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getPortfolio: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a portfolio */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  changePortfolio: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          baseCurrency?: string;
          /** @enum {string} */
          riskLevel?: 'conservative' | 'balanced' | 'aggressive';
          description?: string;
          members?: {
            accounts?: string[];
            assets?: string[];
          };
        };
      };
    };
    responses: {
      /** @description Change a portfolio */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTooManyPortfoliosOrPortfolioArchived'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getPortfolioAllocation: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read what a portfolio consists of */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            currency: string;
            value: string;
            items: {
              asset: string | null;
              assetClass: string | null;
              value: string;
              current: string;
              target: string | null;
              drift: string | null;
              holdings: string[];
            }[];
            greatestDrift: string;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  archivePortfolio: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Archive a portfolio */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getPortfolioChart: {
    parameters: {
      query?: {
        kind?: 'value' | 'allocation' | 'drawdown';
        from?: string;
        to?: string;
        format?: 'json' | 'svg' | 'png';
        theme?: 'light' | 'dark';
        width?: number;
        height?: number;
      };
      header?: {
        accept?: string;
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A chart of a portfolio */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @constant */
                kind: 'value';
                portfolioId: string;
                currency: string;
                complete: boolean;
                missing?: {
                  [key: string]: unknown;
                }[];
                items: {
                  /** Format: date */
                  date: string;
                  value: string;
                  investment: string;
                  complete: boolean;
                }[];
              }
            | {
                /** @constant */
                kind: 'drawdown';
                portfolioId: string;
                currency: string;
                complete: boolean;
                missing?: {
                  [key: string]: unknown;
                }[];
                items: {
                  /** Format: date */
                  date: string;
                  drawdown: string;
                }[];
              }
            | {
                /** @constant */
                kind: 'allocation';
                portfolioId: string;
                currency: string;
                complete: boolean;
                missing?: {
                  [key: string]: unknown;
                }[];
                /** Format: date */
                date: string;
                total: string;
                items: {
                  asset: string;
                  value: string | null;
                  share: string | null;
                }[];
              };
          'image/svg+xml': string;
          'image/png': string;
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listRebalanceProposals: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List proposals to rebalance */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              proposalId: string;
              portfolioId: string;
              /** @enum {string} */
              reason: 'requested' | 'threshold' | 'calendar';
              proposedAt: string;
              baseCurrency: string;
              value: string;
              trades: {
                /** @enum {string} */
                side: 'sell' | 'buy';
                asset: string | null;
                assetClass: string | null;
                quantity: string | null;
                price: string | null;
                amount: string;
                fee: string;
                estimatedGain: string | null;
              }[];
              fees: string;
              estimatedGain: string;
              driftBefore: string;
              driftAfter: string;
              becomesOrders: boolean;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  proposeRebalance: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          fees?: {
            /** @default 0 */
            percent?: string;
            /** @default 0 */
            minimum?: string;
          };
        };
      };
    };
    responses: {
      /** @description Propose trades that bring a portfolio back to its targets */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            trades: unknown[];
          };
        };
      };
      /** @description Propose trades that bring a portfolio back to its targets */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            proposalId: string;
            portfolioId: string;
            /** @enum {string} */
            reason: 'requested' | 'threshold' | 'calendar';
            proposedAt: string;
            baseCurrency: string;
            value: string;
            trades: {
              /** @enum {string} */
              side: 'sell' | 'buy';
              asset: string | null;
              assetClass: string | null;
              quantity: string | null;
              price: string | null;
              amount: string;
              fee: string;
              estimatedGain: string | null;
            }[];
            fees: string;
            estimatedGain: string;
            driftBefore: string;
            driftAfter: string;
            becomesOrders: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTooManyPortfoliosOrPortfolioArchivedOrNoTargetAllocationOrValuationIncomplete'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getRebalanceProposal: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a proposal to rebalance */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            proposalId: string;
            portfolioId: string;
            /** @enum {string} */
            reason: 'requested' | 'threshold' | 'calendar';
            proposedAt: string;
            baseCurrency: string;
            value: string;
            trades: {
              /** @enum {string} */
              side: 'sell' | 'buy';
              asset: string | null;
              assetClass: string | null;
              quantity: string | null;
              price: string | null;
              amount: string;
              fee: string;
              estimatedGain: string | null;
            }[];
            fees: string;
            estimatedGain: string;
            driftBefore: string;
            driftAfter: string;
            becomesOrders: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  setRebalancing: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          policy: {
            trigger:
              | {
                  /** @constant */
                  kind: 'threshold';
                  percentagePoints: string;
                }
              | {
                  /** @constant */
                  kind: 'calendar';
                  /** @enum {string} */
                  every: 'monthly' | 'quarterly' | 'yearly';
                };
            /** @default false */
            autoRebalance?: boolean;
            /** @default {} */
            fees?: {
              /** @default 0 */
              percent?: string;
              /** @default 0 */
              minimum?: string;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description Set when a portfolio is to be brought back to its targets */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTooManyPortfoliosOrPortfolioArchived'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  restorePortfolio: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Restore an archived portfolio */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listPortfolioSnapshots: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List daily snapshots of a portfolio */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            currency: string;
            items: {
              date: string;
              value: string;
              investment: string;
              complete: boolean;
            }[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  setTargetAllocation: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          targets: (
            | {
                asset: string;
                percent: string;
              }
            | {
                /** @enum {string} */
                assetClass:
                  | 'equity'
                  | 'fixed-income'
                  | 'cash'
                  | 'commodity'
                  | 'crypto'
                  | 'real-estate'
                  | 'collectible'
                  | 'multi-asset'
                  | 'other';
                percent: string;
              }
          )[];
        };
      };
    };
    responses: {
      /** @description Set what a portfolio should consist of */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            name: string;
            baseCurrency: string;
            /** @enum {string} */
            riskLevel: 'conservative' | 'balanced' | 'aggressive';
            description: string;
            members: {
              accounts?: string[];
              assets?: string[];
            };
            targets: (
              | {
                  asset: string;
                  percent: string;
                }
              | {
                  /** @enum {string} */
                  assetClass:
                    | 'equity'
                    | 'fixed-income'
                    | 'cash'
                    | 'commodity'
                    | 'crypto'
                    | 'real-estate'
                    | 'collectible'
                    | 'multi-asset'
                    | 'other';
                  percent: string;
                }
            )[];
            policy: {
              trigger:
                | {
                    /** @constant */
                    kind: 'threshold';
                    percentagePoints: string;
                  }
                | {
                    /** @constant */
                    kind: 'calendar';
                    /** @enum {string} */
                    every: 'monthly' | 'quarterly' | 'yearly';
                  };
              /** @default false */
              autoRebalance: boolean;
              fees: {
                /** @default 0 */
                percent: string;
                /** @default 0 */
                minimum: string;
              };
            } | null;
            /** @enum {string} */
            status: 'active' | 'archived';
            archivedAt?: string;
            version: number;
            createdAt: string;
            changedAt: string;
            lastProposedAt?: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTooManyPortfoliosOrPortfolioArchived'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getPortfolioValuation: {
    parameters: {
      query?: {
        asOf?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        portfolioId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Value a portfolio */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            portfolioId: string;
            asOf: string;
            currency: string;
            value: string;
            investment: string;
            unrealizedGain: string;
            holdings: {
              asset: string;
              quantity: string;
              price: string | null;
              priceAt: string | null;
              priceSource: string | null;
              rateSource: string | null;
              stale: boolean;
              value: string | null;
              costBasis: string | null;
              unrealizedGain: string | null;
              percent: string | null;
            }[];
            smallBalances: {
              below: string;
              count: number;
              value: string;
            };
            overdrawn: {
              asset: string;
              quantity: string;
            }[];
            stale: string[];
            beforeInception: {
              asset: string;
              acquiredAt: string;
              inceptionDate: string;
            }[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listDisposals: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        asOf?: string;
        asKnownAt?: string;
        prepare?: 'true' | 'false';
        year?: number;
        asset?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List disposals */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              transactionId: string;
              lotId?: string;
              asset: string;
              account: string;
              quantity: string;
              proceeds?: string;
              costBasis: string;
              gain?: string;
              acquiredAt?: string;
              disposedAt: string;
              holdingDays: number;
              /** @enum {string} */
              term: 'short' | 'long' | 'exempt';
              /** @enum {string} */
              matchedBy?: 'same-day' | 'thirty-days';
              /** @enum {string} */
              lotSelection?: 'named' | 'unmet';
              /** @enum {string} */
              giftBasis?: 'loss' | 'neither';
              /** @constant */
              boot?: true;
              missingQuantity?: string;
              /** @constant */
              needsPrice?: true;
              /** @constant */
              marketPriced?: true;
            }[];
            nextCursor: string | null;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description List disposals */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  explainDisposal: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        lotId?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        transactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Explain a disposal */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              disposal: {
                [key: string]: unknown;
              };
              lot?: {
                lotId: string;
                asset: string;
                account: string;
                acquiredAt: string;
                quantity: string;
                costBasis: string;
                unitCost: string;
              };
              acquisition?: {
                transactionId: string;
                type: string;
                timestamp: string;
                account: string;
                toAccount?: string;
                amounts: {
                  asset: string;
                  quantity: string;
                  /** @enum {string} */
                  direction: 'in' | 'out';
                }[];
                valuation: {
                  value?: string;
                  /** @enum {string} */
                  source: 'stated' | 'money' | 'price' | 'none';
                  stated?: {
                    amount: string;
                    currency: string;
                  };
                  quotes: {
                    asset: string;
                    quantity: string;
                    value: string;
                    price?: {
                      close: string;
                      currency: string;
                      date: string;
                      source?: string;
                    };
                    rates: {
                      rate: string;
                      inverted: boolean;
                      date: string;
                      source?: string;
                    }[];
                  }[];
                };
                fees: {
                  asset: string;
                  quantity: string;
                  amount?: string;
                  /** @enum {string} */
                  source: 'stated' | 'money' | 'price' | 'paid' | 'none';
                  stated?: {
                    amount: string;
                    currency: string;
                  };
                  quotes: {
                    asset: string;
                    quantity: string;
                    value: string;
                    price?: {
                      close: string;
                      currency: string;
                      date: string;
                      source?: string;
                    };
                    rates: {
                      rate: string;
                      inverted: boolean;
                      date: string;
                      source?: string;
                    }[];
                  }[];
                }[];
              };
              transfers?: {
                transactionId: string;
                type: string;
                at: string;
                from: {
                  asset: string;
                  account: string;
                };
                to: {
                  asset: string;
                  account: string;
                };
                quantity: string;
                arrived: string;
                costBasis: string;
                costArrived: string;
                basisShare?: string;
                money?: {
                  amount: string;
                  costBasis: string;
                  gain: string;
                };
              }[];
              changes?: {
                transactionId: string;
                at: string;
                /** @enum {string} */
                reason: 'split' | 'average-cost' | 'return-of-capital';
                lotId: string;
                before: {
                  quantity: string;
                  costBasis: string;
                };
                after?: {
                  quantity: string;
                  costBasis: string;
                };
                returned?: string;
              }[];
              changesUntil?: string;
              match?: {
                /** @enum {string} */
                rule: 'same-day' | 'thirty-days';
                day: string;
                acquired: {
                  quantity: string;
                  costBasis: string;
                };
              };
              pool?: {
                before: {
                  quantity: string;
                  costBasis: string;
                };
                after: {
                  quantity: string;
                  costBasis: string;
                };
              };
              sentences: string[];
            }[];
            nextCursor: string | null;
            transaction: {
              transactionId: string;
              type: string;
              timestamp: string;
              account: string;
              toAccount?: string;
              amounts: {
                asset: string;
                quantity: string;
                /** @enum {string} */
                direction: 'in' | 'out';
              }[];
              valuation: {
                value?: string;
                /** @enum {string} */
                source: 'stated' | 'money' | 'price' | 'none';
                stated?: {
                  amount: string;
                  currency: string;
                };
                quotes: {
                  asset: string;
                  quantity: string;
                  value: string;
                  price?: {
                    close: string;
                    currency: string;
                    date: string;
                    source?: string;
                  };
                  rates: {
                    rate: string;
                    inverted: boolean;
                    date: string;
                    source?: string;
                  }[];
                }[];
              };
              fees: {
                asset: string;
                quantity: string;
                amount?: string;
                /** @enum {string} */
                source: 'stated' | 'money' | 'price' | 'paid' | 'none';
                stated?: {
                  amount: string;
                  currency: string;
                };
                quotes: {
                  asset: string;
                  quantity: string;
                  value: string;
                  price?: {
                    close: string;
                    currency: string;
                    date: string;
                    source?: string;
                  };
                  rates: {
                    rate: string;
                    inverted: boolean;
                    date: string;
                    source?: string;
                  }[];
                }[];
              }[];
            };
            rule: {
              jurisdiction: string;
              name: string;
              sources: string[];
              taxYear: number;
              currency: string;
              method: string;
              lotScope: string;
              longTerm: string;
              buyFeeInBasis: boolean;
              sellFeeDeducted: boolean;
              transferFee: string;
              mergerCash?: string;
            };
            sentences: string[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listFilings: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List filed tax years */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              taxYear: number;
              filedAt: string;
              report: {
                reportId: string;
                jurisdiction: string;
                currency: string;
                method: string;
                lotScope: string;
                figures: {
                  gains: {
                    short: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    long: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    exempt?: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    total: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                  };
                  income: {
                    total: string;
                    byKind: {
                      [key: string]: string;
                    };
                  };
                  fees: {
                    total: string;
                  };
                  openLots: {
                    count: number;
                    costBasis: string;
                  };
                  disposals: number;
                };
                complete: boolean;
                eventPosition: number;
                sha256: string;
              };
              amendments: {
                amendedAt: string;
                reason: string;
                report: {
                  reportId: string;
                  jurisdiction: string;
                  currency: string;
                  method: string;
                  lotScope: string;
                  figures: {
                    gains: {
                      short: {
                        proceeds: string;
                        costBasis: string;
                        gain: string;
                      };
                      long: {
                        proceeds: string;
                        costBasis: string;
                        gain: string;
                      };
                      exempt?: {
                        proceeds: string;
                        costBasis: string;
                        gain: string;
                      };
                      total: {
                        proceeds: string;
                        costBasis: string;
                        gain: string;
                      };
                    };
                    income: {
                      total: string;
                      byKind: {
                        [key: string]: string;
                      };
                    };
                    fees: {
                      total: string;
                    };
                    openLots: {
                      count: number;
                      costBasis: string;
                    };
                    disposals: number;
                  };
                  complete: boolean;
                  eventPosition: number;
                  sha256: string;
                };
              }[];
              inForce: {
                reportId: string;
                jurisdiction: string;
                currency: string;
                method: string;
                lotScope: string;
                figures: {
                  gains: {
                    short: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    long: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    exempt?: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    total: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                  };
                  income: {
                    total: string;
                    byKind: {
                      [key: string]: string;
                    };
                  };
                  fees: {
                    total: string;
                  };
                  openLots: {
                    count: number;
                    costBasis: string;
                  };
                  disposals: number;
                };
                complete: boolean;
                eventPosition: number;
                sha256: string;
              };
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  fileTaxYear: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          taxYear: number;
          /** Format: uuid */
          reportId: string;
        };
      };
    };
    responses: {
      /** @description Lock a tax year to the report that it was filed with */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            taxYear: number;
            filedAt: string;
            report: {
              reportId: string;
              jurisdiction: string;
              currency: string;
              method: string;
              lotScope: string;
              figures: {
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                };
                fees: {
                  total: string;
                };
                openLots: {
                  count: number;
                  costBasis: string;
                };
                disposals: number;
              };
              complete: boolean;
              eventPosition: number;
              sha256: string;
            };
            amendments: {
              amendedAt: string;
              reason: string;
              report: {
                reportId: string;
                jurisdiction: string;
                currency: string;
                method: string;
                lotScope: string;
                figures: {
                  gains: {
                    short: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    long: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    exempt?: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    total: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                  };
                  income: {
                    total: string;
                    byKind: {
                      [key: string]: string;
                    };
                  };
                  fees: {
                    total: string;
                  };
                  openLots: {
                    count: number;
                    costBasis: string;
                  };
                  disposals: number;
                };
                complete: boolean;
                eventPosition: number;
                sha256: string;
              };
            }[];
            inForce: {
              reportId: string;
              jurisdiction: string;
              currency: string;
              method: string;
              lotScope: string;
              figures: {
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                };
                fees: {
                  total: string;
                };
                openLots: {
                  count: number;
                  costBasis: string;
                };
                disposals: number;
              };
              complete: boolean;
              eventPosition: number;
              sha256: string;
            };
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrReportNotReadyOrAlreadyFiled'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrReportMismatch'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getFiling: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        taxYear: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a filed tax year, and what has changed since */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            taxYear: number;
            filedAt: string;
            report: {
              reportId: string;
              jurisdiction: string;
              currency: string;
              method: string;
              lotScope: string;
              figures: {
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                };
                fees: {
                  total: string;
                };
                openLots: {
                  count: number;
                  costBasis: string;
                };
                disposals: number;
              };
              complete: boolean;
              eventPosition: number;
              sha256: string;
            };
            amendments: {
              amendedAt: string;
              reason: string;
              report: {
                reportId: string;
                jurisdiction: string;
                currency: string;
                method: string;
                lotScope: string;
                figures: {
                  gains: {
                    short: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    long: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    exempt?: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    total: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                  };
                  income: {
                    total: string;
                    byKind: {
                      [key: string]: string;
                    };
                  };
                  fees: {
                    total: string;
                  };
                  openLots: {
                    count: number;
                    costBasis: string;
                  };
                  disposals: number;
                };
                complete: boolean;
                eventPosition: number;
                sha256: string;
              };
            }[];
            inForce: {
              reportId: string;
              jurisdiction: string;
              currency: string;
              method: string;
              lotScope: string;
              figures: {
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                };
                fees: {
                  total: string;
                };
                openLots: {
                  count: number;
                  costBasis: string;
                };
                disposals: number;
              };
              complete: boolean;
              eventPosition: number;
              sha256: string;
            };
            needsAmendment: boolean;
            difference: {
              gains: {
                [key: string]: {
                  proceeds: {
                    filed: string;
                    present: string;
                  };
                  costBasis: {
                    filed: string;
                    present: string;
                  };
                  gain: {
                    filed: string;
                    present: string;
                  };
                };
              };
              income?: {
                filed: string;
                present: string;
              };
              fees?: {
                filed: string;
                present: string;
              };
              washSales?: {
                basisIncrease?: {
                  filed: string;
                  present: string;
                };
                disallowedLoss?: {
                  filed: string;
                  present: string;
                };
                adjustedGain?: {
                  filed: string;
                  present: string;
                };
              };
              openLots?: {
                count: {
                  filed: number;
                  present: number;
                };
                costBasis: {
                  filed: string;
                  present: string;
                };
                assets: {
                  asset: string;
                  quantity: {
                    filed: string;
                    present: string;
                  };
                  costBasis: {
                    filed: string;
                    present: string;
                  };
                }[];
              };
              disposals: {
                transactionId: string;
                /** @enum {string} */
                change: 'added' | 'removed' | 'changed';
                filed: {
                  [key: string]: unknown;
                }[];
                present: {
                  [key: string]: unknown;
                }[];
              }[];
              disposalsChanged: number;
            } | null;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  amendTaxYear: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        taxYear: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          reportId: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Amend a filed tax year */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            taxYear: number;
            filedAt: string;
            report: {
              reportId: string;
              jurisdiction: string;
              currency: string;
              method: string;
              lotScope: string;
              figures: {
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                };
                fees: {
                  total: string;
                };
                openLots: {
                  count: number;
                  costBasis: string;
                };
                disposals: number;
              };
              complete: boolean;
              eventPosition: number;
              sha256: string;
            };
            amendments: {
              amendedAt: string;
              reason: string;
              report: {
                reportId: string;
                jurisdiction: string;
                currency: string;
                method: string;
                lotScope: string;
                figures: {
                  gains: {
                    short: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    long: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    exempt?: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                    total: {
                      proceeds: string;
                      costBasis: string;
                      gain: string;
                    };
                  };
                  income: {
                    total: string;
                    byKind: {
                      [key: string]: string;
                    };
                  };
                  fees: {
                    total: string;
                  };
                  openLots: {
                    count: number;
                    costBasis: string;
                  };
                  disposals: number;
                };
                complete: boolean;
                eventPosition: number;
                sha256: string;
              };
            }[];
            inForce: {
              reportId: string;
              jurisdiction: string;
              currency: string;
              method: string;
              lotScope: string;
              figures: {
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                };
                fees: {
                  total: string;
                };
                openLots: {
                  count: number;
                  costBasis: string;
                };
                disposals: number;
              };
              complete: boolean;
              eventPosition: number;
              sha256: string;
            };
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrReportNotReadyOrAlreadyFiled'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrReportMismatch'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listHarvest: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        minLoss?: string;
        asset?: string;
        account?: string;
        at?: string;
        include?: 'securities' | 'all';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List lots whose sale would realize a loss */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              lotId: string;
              asset: string;
              account: string;
              acquiredAt: string;
              quantity: string;
              costBasis: string;
              price: string;
              priceDate: string;
              priceSource: string;
              value: string;
              loss: string;
              holdingDays: number;
              /** @enum {string} */
              term: 'short' | 'long' | 'exempt';
              method: string;
              unitsBefore: string;
              gainBefore: string;
              washSale?: {
                replacedQuantity: string;
                boughtRecently: {
                  lotId: string;
                  acquiredAt: string;
                  quantity: string;
                }[];
                doNotBuyBefore: string;
                basisIncrease?: string;
              };
            }[];
            nextCursor: string | null;
            currency: string;
            at: string;
            totals: {
              short: string;
              long: string;
              exempt: string;
              loss: string;
            };
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listLotSelections: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the lots that were named for disposals */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              transactionId: string;
              disposedAt: string;
              lots: {
                lotId: string;
                asset: string;
                acquiredAt: string;
                quantity: string;
              }[];
              met: boolean;
            }[];
            nextCursor: string | null;
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  selectLots: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          transactionId: string;
          lots: {
            /** Format: uuid */
            lotId: string;
            quantity: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Name the lots that a disposal uses */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transactionId: string;
            disposedAt: string;
            lots: {
              lotId: string;
              asset: string;
              acquiredAt: string;
              quantity: string;
            }[];
            met: boolean;
            nowUnmet?: {
              transactionId: string;
              disposedAt: string;
              lots: {
                lotId: string;
                asset: string;
                acquiredAt: string;
                quantity: string;
              }[];
              met: boolean;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyFiled'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  withdrawLotSelection: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        transactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let the method choose the lots of a disposal again */
      204: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyFiled'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listTaxLots: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        asOf?: string;
        asKnownAt?: string;
        prepare?: 'true' | 'false';
        asset?: string;
        account?: string;
        status?: 'open' | 'partial' | 'closed';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List tax lots */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              lotId: string;
              asset: string;
              account: string;
              acquiredAt: string;
              method: string;
              /** @enum {string} */
              status: 'open' | 'partial' | 'closed';
              quantity: string;
              remainingQuantity: string;
              costBasis: string;
              remainingCostBasis: string;
              unitCost: string;
              acquisitionTransactionId: string;
              lossBasis?: string;
              givenAt?: string;
              missingQuantity?: string;
              /** @constant */
              needsPrice?: true;
              /** @constant */
              marketPriced?: true;
            }[];
            nextCursor: string | null;
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description List tax lots */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  getTaxPreparation: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        preparationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read how far a past of lots and disposals is prepared */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            preparationId: string;
            /** @enum {string} */
            status: 'pending' | 'ready' | 'failed';
            asKnownAt: string;
            asOf?: string;
            progress: {
              done: number;
              of: number;
            };
            createdAt: string;
            expiresAt: string;
            reason?: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  previewSale: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          sell?: {
            asset: string;
            quantity: string;
            price: string;
            currency?: string;
            /** Format: date-time */
            at?: string;
            account?: string;
          };
          sells?: {
            asset: string;
            quantity: string;
            price: string;
            currency?: string;
            /** Format: date-time */
            at?: string;
            account?: string;
          }[];
          year?: number;
        };
      };
    };
    responses: {
      /** @description Preview what a sale, or a year, would come to */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            currency: string;
            jurisdiction: string;
            methods: {
              method: string;
              inUse: boolean;
              allowed: boolean;
              rows: {
                sale: number;
                lotId?: string;
                asset: string;
                account?: string;
                quantity: string;
                proceeds?: string;
                costBasis: string;
                gain?: string;
                acquiredAt?: string;
                disposedAt: string;
                holdingDays: number;
                /** @enum {string} */
                term: 'short' | 'long' | 'exempt';
                /** @enum {string} */
                matchedBy?: 'same-day' | 'thirty-days';
                /** @enum {string} */
                lotSelection?: 'named' | 'unmet';
                /** @enum {string} */
                giftBasis?: 'loss' | 'neither';
                missingQuantity?: string;
                /** @constant */
                needsPrice?: true;
              }[];
              furtherRows: number;
              gains: {
                short: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                long: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                exempt?: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                total: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
              };
              year?: {
                short: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                long: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                exempt?: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                total: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
              };
              complete: boolean;
            }[];
            year?: {
              taxYear: number;
              recorded: {
                short: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                long: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                exempt?: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                total: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
              };
            };
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['InsufficientLots'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listTaxReports: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List tax reports */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              reportId: string;
              taxYear: number;
              requestedAt: string;
              /** @enum {string} */
              status: 'pending' | 'ready' | 'failed';
              progress: {
                done: number;
                of: number;
              };
              reason?: string;
              jurisdiction?: string;
              method?: string;
              lotScope?: string;
              gains?: {
                short: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                long: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                exempt?: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                total: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
              };
              incomeTotal?: string;
              complete?: boolean;
              eventPosition?: number;
              sha256?: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  requestTaxReport: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          taxYear: number;
          brokerStatements?: {
            [key: string]: 'basis-reported' | 'basis-not-reported';
          };
          digitalAssetStatements?: {
            [key: string]: 'basis-reported' | 'basis-not-reported' | 'not-reported';
          };
        };
      };
    };
    responses: {
      /** @description Have a tax report made */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            reportId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getTaxReport: {
    parameters: {
      query?: {
        format?: 'json' | 'csv' | 'pdf' | 'txf';
      };
      header?: {
        accept?: string;
        'Consistency-Token'?: string;
      };
      path: {
        reportId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a tax report */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                reportId: string;
                taxYear: number;
                requestedAt: string;
                /** @constant */
                status: 'ready';
                jurisdiction: string;
                currency: string;
                method: string;
                lotScope: string;
                period: {
                  from: string;
                  before: string;
                };
                settings: {
                  [key: string]: unknown;
                };
                brokerStatements: {
                  [key: string]: 'basis-reported' | 'basis-not-reported';
                };
                digitalAssetStatements?: {
                  [key: string]: 'basis-reported' | 'basis-not-reported' | 'not-reported';
                };
                complete: boolean;
                gains: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                boxes?: {
                  box: string;
                  /** @enum {string} */
                  term: 'short' | 'long';
                  rows: number;
                  proceeds: string;
                  costBasis: string;
                  adjustment?: string;
                  gain: string;
                  printed: {
                    proceeds: string;
                    costBasis: string;
                    adjustment?: string;
                    gain: string;
                  };
                }[];
                scheduleD?: {
                  line: string;
                  /** @enum {string} */
                  term?: 'short' | 'long';
                  boxes: string[];
                  rows: number;
                  proceeds: string;
                  costBasis: string;
                  adjustment?: string;
                  gain: string;
                }[];
                sa108?: {
                  disposals: number;
                  proceeds: string;
                  incidentalCosts: string;
                  allowableCosts: string;
                  gains: string;
                  losses: string;
                  printed: {
                    proceeds: string;
                    allowableCosts: string;
                    gains: string;
                    losses: string;
                  };
                  sections?: {
                    /** @enum {string} */
                    section: 'cryptoassets' | 'other' | 'listed' | 'unlisted';
                    disposals: number;
                    proceeds: string;
                    incidentalCosts: string;
                    allowableCosts: string;
                    gains: string;
                    losses: string;
                    printed: {
                      proceeds: string;
                      allowableCosts: string;
                      gains: string;
                      losses: string;
                    };
                  }[];
                };
                income: {
                  total: string;
                  byKind: {
                    [key: string]: string;
                  };
                  rows: {
                    transactionId: string;
                    at: string;
                    asset: string;
                    quantity: string;
                    kind: string;
                    amount?: string;
                  }[];
                };
                fees: {
                  total: string;
                  rows: {
                    transactionId: string;
                    at: string;
                    asset: string;
                    quantity: string;
                    amount?: string;
                  }[];
                };
                openLots: {
                  count: number;
                  costBasis: string;
                  rows: {
                    [key: string]: unknown;
                  }[];
                };
                washSales: {
                  [key: string]: unknown;
                }[];
                giftsMade?: {
                  short: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  long: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  exempt?: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                  total: {
                    proceeds: string;
                    costBasis: string;
                    gain: string;
                  };
                };
                washSaleTotals?: {
                  basisIncrease: string;
                  disallowedLoss: string;
                  adjustedGain: string;
                };
                disposals: ({
                  form8949?: {
                    box: string;
                    quantity: string;
                    acquiredAt?: string;
                    proceeds: string;
                    costBasis: string;
                    adjustment?: string;
                    gain: string;
                    /** @constant */
                    adjustmentCode?: 'W';
                    /** @enum {string} */
                    term: 'short' | 'long';
                  }[];
                  /** @enum {string} */
                  givenAs?: 'gift_sent' | 'donation_sent';
                } & {
                  [key: string]: unknown;
                })[];
                missing: {
                  [key: string]: unknown;
                }[];
                eventPosition: number;
                position: {
                  [key: string]: number;
                };
                sha256: string;
              }
            | {
                reportId: string;
                taxYear: number;
                requestedAt: string;
                /** @enum {string} */
                status: 'pending' | 'failed';
                progress: {
                  done: number;
                  of: number;
                };
                reason?: string;
              };
          'text/csv': string;
          'application/pdf': string;
          'application/x-txf': string;
        };
      };
      /** @description The answer is too large to be sent: it is at `Location`, for five minutes, without a token. */
      303: {
        headers: {
          Location?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      406: components['responses']['NotAcceptable'];
      409: components['responses']['ReportNotReady'];
      410: components['responses']['Erased'];
      413: components['responses']['AnswerTooLarge'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  previewTaxSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          settings: {
            /** @default USD */
            baseCurrency?: string;
            /** @default {} */
            tax?: {
              /** @enum {string} */
              method?: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              /** @enum {string} */
              lotScope?: 'universal' | 'per-account';
              /** @enum {string} */
              longTerm?: 'us' | '365-days' | 'one-year-exempt' | 'none';
              /** @default true */
              buyFeeInBasis?: boolean;
              /** @default true */
              sellFeeDeducted?: boolean;
              /**
               * @default disposal
               * @enum {string}
               */
              transferFee?: 'disposal' | 'non-disposal';
              /** @default false */
              strict?: boolean;
              methodByYear?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              methodByAccount?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              methodByAsset?: {
                [key: string]: 'FIFO' | 'LIFO' | 'HIFO' | 'LOFO' | 'AVERAGE' | 'SECTION-104' | 'SPECIFIC';
              };
              /** Format: date */
              lotScopeFrom?: string;
              lotAllocation?: {
                /**
                 * @default oldest-first
                 * @enum {string}
                 */
                order?: 'oldest-first' | 'youngest-first' | 'dearest-first' | 'cheapest-first';
                accounts?: string[];
              };
              /** @enum {string} */
              wrapping?: 'carry-over' | 'disposal';
              /** @enum {string} */
              liquidity?: 'disposal' | 'carry-over';
              /** @enum {string} */
              mergerCash?: 'recognized-gain' | 'part-disposal' | 'income' | 'disposal';
              securities?: string[];
              unlistedSecurities?: string[];
            };
            /** @default {} */
            pairing?: {
              /** @default 0.9 */
              applyAbove?: string;
            };
            corporateActions?: {
              /**
               * @default none
               * @enum {string}
               */
              apply?: 'none' | 'splits' | 'all';
            };
            /** @default 1.0 */
            reconciliationTolerancePercent?: string;
            /** @default false */
            autoReconcile?: boolean;
            fiscalYearEndMonth?: number;
            fiscalYearEndDay?: number;
            /** @default US */
            jurisdiction?: string;
            /** @default false */
            displaySmallBalances?: boolean;
            /** @default 1 */
            smallBalanceBelow?: string;
            /** @default UTC */
            timeZone?: string;
            /** @default {} */
            notifications?: {
              /** @default true */
              email?: boolean;
              /** @default true */
              push?: boolean;
              /** @default true */
              imports?: boolean;
              /** @default true */
              discrepancies?: boolean;
              /** @default true */
              reports?: boolean;
            };
          };
        };
      };
    };
    responses: {
      /** @description See what other settings would make of each tax year */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            years: {
              taxYear: number;
              filed: boolean;
              changes: boolean;
              before: {
                short: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                long: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                exempt?: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                total: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
              };
              after: {
                short: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                long: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                exempt?: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
                total: {
                  proceeds: string;
                  costBasis: string;
                  gain: string;
                };
              };
            }[];
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listWashSales: {
    parameters: {
      query: {
        limit?: number;
        cursor?: string;
        year: number;
        asset?: string;
        include?: 'securities' | 'all';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List wash sales */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              transactionId: string;
              lotId: string;
              asset: string;
              account: string;
              quantity: string;
              disposedAt: string;
              proceeds: string;
              costBasis: string;
              gain: string;
              /** @constant */
              boot?: true;
              basisIncrease: string;
              disallowedLoss: string;
              deductibleLoss: string;
              adjustedGain: string;
              basisGiven?: string;
              replacements: {
                lotId: string;
                acquiredAt: string;
                quantity: string;
                disallowedLoss: string;
                costBasis: string;
                effectiveAcquiredAt: string;
              }[];
              parts: {
                quantity: string;
                proceeds: string;
                costBasis: string;
                disallowedLoss: string;
                gain: string;
                effectiveAcquiredAt: string;
                /** @enum {string} */
                term: 'short' | 'long' | 'exempt';
              }[];
            }[];
            nextCursor: string | null;
            totals: {
              basisIncrease: string;
              disallowedLoss: string;
              adjustedGain: string;
            };
            applies: boolean;
            /** @enum {string} */
            include: 'securities' | 'all';
            complete: boolean;
            missing?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['ConsumerHaltedOrStateOfOtherVersionOrNotYetConsistentOrTimedOutOrSignInUnavailable'];
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        endpointId?: string;
        status?: 'pending' | 'success' | 'failed' | 'retrying';
        eventType?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List deliveries */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              deliveryId: string;
              /** Format: uuid */
              endpointId: string;
              eventType: string;
              eventId: string;
              /** @enum {string} */
              status: 'pending' | 'success' | 'failed' | 'retrying';
              attempts: number;
              responseCode?: number;
              reason?: string;
              /** Format: date-time */
              nextAttemptAt?: string;
              /** Format: date-time */
              deliveredAt?: string;
              /** Format: date-time */
              failedAt?: string;
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              updatedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getWebhookDelivery: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a delivery with its log */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            deliveryId: string;
            /** Format: uuid */
            endpointId: string;
            eventType: string;
            eventId: string;
            /** @enum {string} */
            status: 'pending' | 'success' | 'failed' | 'retrying';
            attempts: number;
            responseCode?: number;
            reason?: string;
            /** Format: date-time */
            nextAttemptAt?: string;
            /** Format: date-time */
            deliveredAt?: string;
            /** Format: date-time */
            failedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            url?: string;
            payload?: {
              type: string;
            } & {
              [key: string]: unknown;
            };
            log: {
              /** Format: date-time */
              at: string;
              durationMs: number;
              outcome: string;
              reason?: string;
              responseCode?: number;
              responseHeaders?: {
                [key: string]: string;
              };
              responseBody?: string;
              requestHeaders: {
                [key: string]: string;
              };
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  resendWebhookDelivery: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Send a delivery again */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            deliveryId: string;
            /** Format: uuid */
            endpointId: string;
            eventType: string;
            eventId: string;
            /** @enum {string} */
            status: 'pending' | 'success' | 'failed' | 'retrying';
            attempts: number;
            responseCode?: number;
            reason?: string;
            /** Format: date-time */
            nextAttemptAt?: string;
            /** Format: date-time */
            deliveredAt?: string;
            /** Format: date-time */
            failedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrEndpointInactive'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listWebhookEndpoints: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the endpoints */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              endpointId: string;
              url: string;
              eventTypes: string[];
              name?: string;
              description?: string;
              headerNames: string[];
              timeoutSeconds: number;
              requestsAtOnce: number;
              active: boolean;
              disabled?: {
                /** @enum {string} */
                reason: 'gone' | 'failing';
                /** Format: date-time */
                at: string;
                notice: string;
              };
              publicKey: string;
              /** Format: date-time */
              previousSecretUntil?: string;
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              updatedAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  createWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          url: string;
          eventTypes: (
            | '*'
            | 'SettingsReplaced'
            | 'TransactionImported'
            | 'TransactionClassified'
            | 'LedgerEntriesCreated'
            | 'TransactionReversed'
            | 'TransfersPaired'
            | 'TransactionDerived'
            | 'TransfersUnpaired'
            | 'PairingConfirmed'
            | 'PairingDismissed'
            | 'ImportRequested'
            | 'ImportCompleted'
            | 'ImportFailed'
            | 'ImportReversed'
            | 'PricesRecorded'
            | 'ExchangeRatesRecorded'
            | 'MarketPricesAdopted'
            | 'AssetPositionOpened'
            | 'AssetPositionUpdated'
            | 'PortfolioCreated'
            | 'PortfolioChanged'
            | 'PortfolioArchived'
            | 'PortfolioRestored'
            | 'TargetAllocationSet'
            | 'RebalancingPolicySet'
            | 'RebalanceProposed'
            | 'PortfolioValuationCalculated'
            | 'CorporateActionProposed'
            | 'CorporateActionAccepted'
            | 'CorporateActionDeclined'
            | 'CorporateActionWithdrawn'
            | 'TaxLotCreated'
            | 'TaxLotConsumed'
            | 'TaxLotAdjusted'
            | 'TaxBookRestated'
            | 'TaxReportRequested'
            | 'TaxReportGenerated'
            | 'TaxReportFailed'
            | 'TaxYearFiled'
            | 'TaxFilingAmended'
            | 'LotsSelected'
            | 'LotSelectionWithdrawn'
            | 'AccountCreated'
            | 'AccountUpdated'
            | 'AccountFrozen'
            | 'AccountUnfrozen'
            | 'AccountClosed'
            | 'AccountVerified'
            | 'AccountVerificationRejected'
            | 'MoneyAdded'
            | 'MoneySubtracted'
            | 'AssetBalanceAdded'
            | 'AssetBalanceSubtracted'
            | 'AssetStaked'
            | 'AssetUnstaked'
            | 'LowBalance'
            | 'NegativeBalance'
            | 'HoldPlaced'
            | 'HoldCompleted'
            | 'HoldReleased'
            | 'HoldExpired'
            | 'TransferInitiated'
            | 'TransferAwaitingAcceptance'
            | 'TransferCompleted'
            | 'MoneyTransferred'
            | 'AssetTransferred'
            | 'AssetConverted'
            | 'TransferDeclined'
            | 'TransferCancelled'
            | 'TransferExpired'
            | 'TransferReversed'
            | 'TransferScheduleCreated'
            | 'TransferScheduleChanged'
            | 'TransferSchedulePaused'
            | 'TransferScheduleResumed'
            | 'TransferScheduleCancelled'
            | 'TransferScheduleCompleted'
            | 'ScheduledTransferExecuted'
            | 'ScheduledTransferDelayed'
            | 'ScheduledTransferFailed'
            | 'ScheduledTransfersSkipped'
            | 'WorkflowStatusChanged'
            | 'WebhookEndpointCreated'
            | 'WebhookEndpointUpdated'
            | 'WebhookSecretRotated'
            | 'WebhookEndpointDisabled'
            | 'WebhookEndpointEnabled'
            | 'WebhookEndpointDeleted'
          )[];
          name?: string;
          description?: string;
          /** @default {} */
          headers?: {
            [key: string]: string;
          };
          /** @default 30 */
          timeoutSeconds?: number;
          /** @default 5 */
          requestsAtOnce?: number;
          /** @default true */
          active?: boolean;
        };
      };
    };
    responses: {
      /** @description Have events sent to a URL */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            endpointId: string;
            url: string;
            eventTypes: string[];
            name?: string;
            description?: string;
            headerNames: string[];
            timeoutSeconds: number;
            requestsAtOnce: number;
            active: boolean;
            disabled?: {
              /** @enum {string} */
              reason: 'gone' | 'failing';
              /** Format: date-time */
              at: string;
              notice: string;
            };
            publicKey: string;
            /** Format: date-time */
            previousSecretUntil?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            secret: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyEndpoints'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read an endpoint */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            endpointId: string;
            url: string;
            eventTypes: string[];
            name?: string;
            description?: string;
            headerNames: string[];
            timeoutSeconds: number;
            requestsAtOnce: number;
            active: boolean;
            disabled?: {
              /** @enum {string} */
              reason: 'gone' | 'failing';
              /** Format: date-time */
              at: string;
              notice: string;
            };
            publicKey: string;
            /** Format: date-time */
            previousSecretUntil?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  deleteWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Delete an endpoint */
      204: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  updateWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          url?: string;
          eventTypes?: (
            | '*'
            | 'SettingsReplaced'
            | 'TransactionImported'
            | 'TransactionClassified'
            | 'LedgerEntriesCreated'
            | 'TransactionReversed'
            | 'TransfersPaired'
            | 'TransactionDerived'
            | 'TransfersUnpaired'
            | 'PairingConfirmed'
            | 'PairingDismissed'
            | 'ImportRequested'
            | 'ImportCompleted'
            | 'ImportFailed'
            | 'ImportReversed'
            | 'PricesRecorded'
            | 'ExchangeRatesRecorded'
            | 'MarketPricesAdopted'
            | 'AssetPositionOpened'
            | 'AssetPositionUpdated'
            | 'PortfolioCreated'
            | 'PortfolioChanged'
            | 'PortfolioArchived'
            | 'PortfolioRestored'
            | 'TargetAllocationSet'
            | 'RebalancingPolicySet'
            | 'RebalanceProposed'
            | 'PortfolioValuationCalculated'
            | 'CorporateActionProposed'
            | 'CorporateActionAccepted'
            | 'CorporateActionDeclined'
            | 'CorporateActionWithdrawn'
            | 'TaxLotCreated'
            | 'TaxLotConsumed'
            | 'TaxLotAdjusted'
            | 'TaxBookRestated'
            | 'TaxReportRequested'
            | 'TaxReportGenerated'
            | 'TaxReportFailed'
            | 'TaxYearFiled'
            | 'TaxFilingAmended'
            | 'LotsSelected'
            | 'LotSelectionWithdrawn'
            | 'AccountCreated'
            | 'AccountUpdated'
            | 'AccountFrozen'
            | 'AccountUnfrozen'
            | 'AccountClosed'
            | 'AccountVerified'
            | 'AccountVerificationRejected'
            | 'MoneyAdded'
            | 'MoneySubtracted'
            | 'AssetBalanceAdded'
            | 'AssetBalanceSubtracted'
            | 'AssetStaked'
            | 'AssetUnstaked'
            | 'LowBalance'
            | 'NegativeBalance'
            | 'HoldPlaced'
            | 'HoldCompleted'
            | 'HoldReleased'
            | 'HoldExpired'
            | 'TransferInitiated'
            | 'TransferAwaitingAcceptance'
            | 'TransferCompleted'
            | 'MoneyTransferred'
            | 'AssetTransferred'
            | 'AssetConverted'
            | 'TransferDeclined'
            | 'TransferCancelled'
            | 'TransferExpired'
            | 'TransferReversed'
            | 'TransferScheduleCreated'
            | 'TransferScheduleChanged'
            | 'TransferSchedulePaused'
            | 'TransferScheduleResumed'
            | 'TransferScheduleCancelled'
            | 'TransferScheduleCompleted'
            | 'ScheduledTransferExecuted'
            | 'ScheduledTransferDelayed'
            | 'ScheduledTransferFailed'
            | 'ScheduledTransfersSkipped'
            | 'WorkflowStatusChanged'
            | 'WebhookEndpointCreated'
            | 'WebhookEndpointUpdated'
            | 'WebhookSecretRotated'
            | 'WebhookEndpointDisabled'
            | 'WebhookEndpointEnabled'
            | 'WebhookEndpointDeleted'
          )[];
          name?: string | null;
          description?: string | null;
          headers?: {
            [key: string]: string;
          };
          timeoutSeconds?: number;
          requestsAtOnce?: number;
          active?: boolean;
        };
      };
    };
    responses: {
      /** @description Change an endpoint */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            endpointId: string;
            url: string;
            eventTypes: string[];
            name?: string;
            description?: string;
            headerNames: string[];
            timeoutSeconds: number;
            requestsAtOnce: number;
            active: boolean;
            disabled?: {
              /** @enum {string} */
              reason: 'gone' | 'failing';
              /** Format: date-time */
              at: string;
              notice: string;
            };
            publicKey: string;
            /** Format: date-time */
            previousSecretUntil?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  recoverWebhookDeliveries: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          since: string;
        };
      };
    };
    responses: {
      /** @description Send again whatever failed since a time */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            endpointId: string;
            /** Format: date-time */
            since: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrEndpointInactive'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Replace the secret of an endpoint */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            endpointId: string;
            url: string;
            eventTypes: string[];
            name?: string;
            description?: string;
            headerNames: string[];
            timeoutSeconds: number;
            requestsAtOnce: number;
            active: boolean;
            disabled?: {
              /** @enum {string} */
              reason: 'gone' | 'failing';
              /** Format: date-time */
              at: string;
              notice: string;
            };
            publicKey: string;
            /** Format: date-time */
            previousSecretUntil?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            secret: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  testWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Send a test event */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            deliveryId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrEndpointInactive'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  importAssets: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          assets: {
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol?: string;
            /** @default USD */
            nativeCurrency?: string;
            precision: number;
            exchange?: string;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass?:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass?: string;
            /** @default [] */
            identifiers?: {
              /** @enum {string} */
              scheme:
                | 'ticker'
                | 'isin'
                | 'cusip'
                | 'figi'
                | 'contract'
                | 'coingecko'
                | 'kraken'
                | 'alphavantage'
                | 'stooq'
                | 'ecb'
                | 'fred';
              value: string;
              exchange?: string;
              chain?: string;
              /** @default false */
              primary?: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            /** @default {} */
            metadata?: {
              [key: string]: string;
            };
          }[];
        };
      };
    };
    responses: {
      /** @description Import assets into the catalogue */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            registered: number;
            changed: number;
            unchanged: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExists'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  deactivateAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Deactivate an asset */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExists'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  mergeAssets: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          into: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Merge an asset into another */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExists'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  reactivateAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Activate an asset again */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExists'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  renameAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          to: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Rename an asset */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExists'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  splitAsset: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          date: string;
          to: number;
          from: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Declare a split */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            assetId: string;
            code: string;
            /** @enum {string} */
            type:
              | 'crypto'
              | 'stock'
              | 'etf'
              | 'fund'
              | 'bond'
              | 'commodity'
              | 'fiat'
              | 'nft-collection'
              | 'lp-token'
              | 'custom';
            name: string;
            symbol: string;
            nativeCurrency: string;
            precision: number;
            exchange: string | null;
            /** Format: date */
            inceptionDate?: string;
            /** @enum {string} */
            assetClass:
              | 'equity'
              | 'fixed-income'
              | 'cash'
              | 'commodity'
              | 'crypto'
              | 'real-estate'
              | 'collectible'
              | 'multi-asset'
              | 'other';
            subclass: string | null;
            identifiers: {
              scheme: string;
              value: string;
              exchange?: string;
              chain?: string;
              primary: boolean;
            }[];
            equity?: {
              country?: string;
              sector?: string;
              industry?: string;
            };
            fund?: {
              expenseRatio: string;
            };
            bond?: {
              issuer: string;
              /** @enum {string} */
              couponType: 'fixed' | 'zero' | 'floating';
              couponRate: string;
              couponsPerYear: 0 | 1 | 2 | 3 | 4 | 6 | 12;
              /** Format: date */
              issuedOn?: string;
              /** Format: date */
              maturity: string;
              par: string;
              /** @enum {string} */
              dayCount: '30/360' | '30E/360' | 'ACT/ACT-ICMA' | 'ACT/365F' | 'ACT/360';
            };
            token?: {
              blockchain?: string;
              isNative?: boolean;
            };
            collection?: {
              blockchain?: string;
              /** @enum {string} */
              standard: 'ERC721' | 'ERC1155';
            };
            pool?: {
              protocol?: string;
              underlyings: {
                asset: string;
                weight: string;
              }[];
            };
            metadata: {
              [key: string]: string;
            };
            active: boolean;
            formerCodes: string[];
            splits: {
              /** Format: date */
              date: string;
              to: number;
              from: number;
            }[];
            /** @enum {string} */
            origin: 'catalogue' | 'own' | 'implied' | 'used';
            marketCode: string | null;
            version: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAssetExists'];
      410: components['responses']['Erased'];
      412: components['responses']['VersionConflict'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listAudit: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What operators did */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              version: number;
              /** Format: date-time */
              at: string;
              operator: string;
              correlationId: string;
              /** @enum {string} */
              type: 'OperatorActed' | 'PayloadShown';
              what: string;
              target: {
                [key: string]: string;
              };
              reason: string | null;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listFailedBackfills: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what could not be fetched */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @enum {string} */
              kind: 'prices' | 'rates';
              code: string;
              /** @enum {string} */
              status: 'pending' | 'in_progress' | 'rate_limited' | 'completed' | 'failed';
              wanted: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
              };
              missing: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
              }[];
              attempts: number;
              error: string | null;
              /** Format: date-time */
              updatedAt: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  restartBackfill: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        kind: 'prices' | 'rates';
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Fetch again what was given up */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'prices' | 'rates';
            code: string;
            /** @enum {string} */
            status: 'pending' | 'in_progress' | 'rate_limited' | 'completed' | 'failed';
            wanted: {
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
            };
            missing: {
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
            }[];
            attempts: number;
            error: string | null;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrNotRetryable'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listCommits: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        tenant?: 'platform' | string;
        eventType?: string;
        correlationId?: string;
        from?: string;
        to?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Feeds of commits */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tenant: string;
              streamType: string;
              streamId: string;
              version: number;
              /** Format: date-time */
              recordedAt: string;
              events: {
                [key: string]: number;
              };
              commandId: string;
              causationId: string;
              correlationId: string;
              actor: string;
              source: {
                streamType: string;
                streamId: string;
                version: number;
              } | null;
            }[];
            nextCursor: string | null;
            reached: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showCommit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant: 'platform' | string;
        streamType: string;
        streamId: string;
        version: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show a commit with its content */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            streamType: string;
            streamId: string;
            version: number;
            /** Format: date-time */
            recordedAt: string;
            events: {
              [key: string]: number;
            };
            commandId: string;
            causationId: string;
            correlationId: string;
            actor: string;
            source: {
              streamType: string;
              streamId: string;
              version: number;
            } | null;
            content: {
              type: string;
              version: number;
              data: unknown;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listDataSources: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sources of market data */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              name: string;
              displayName: string;
              kind: string;
              apiEndpoint: string | null;
              apiVersion: string | null;
              supportedOperations: string[];
              splitAdjusted?: boolean;
              assetTypes: string[];
              contractAddresses: {
                chain: string;
                address: string;
                role: string;
              }[];
              methodSignatures: {
                selector: string;
                signature: string;
                meaning: string;
              }[];
              active: boolean;
              budgets: {
                requests: number;
                periodSeconds: number;
                burst: number;
                available: number;
              }[];
              breaker: {
                /** @enum {string} */
                status: 'closed' | 'open' | 'half-open';
                failures: number;
                until: string | null;
              };
              pausedUntil: string | null;
              lastFault: {
                kind: string;
                reason: string;
                /** Format: date-time */
                at: string;
              } | null;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  activateDataSource: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Ask a source again */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            displayName: string;
            kind: string;
            apiEndpoint: string | null;
            apiVersion: string | null;
            supportedOperations: string[];
            splitAdjusted?: boolean;
            assetTypes: string[];
            contractAddresses: {
              chain: string;
              address: string;
              role: string;
            }[];
            methodSignatures: {
              selector: string;
              signature: string;
              meaning: string;
            }[];
            active: boolean;
            budgets: {
              requests: number;
              periodSeconds: number;
              burst: number;
              available: number;
            }[];
            breaker: {
              /** @enum {string} */
              status: 'closed' | 'open' | 'half-open';
              failures: number;
              until: string | null;
            };
            pausedUntil: string | null;
            lastFault: {
              kind: string;
              reason: string;
              /** Format: date-time */
              at: string;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  deactivateDataSource: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Ask a source no more */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            displayName: string;
            kind: string;
            apiEndpoint: string | null;
            apiVersion: string | null;
            supportedOperations: string[];
            splitAdjusted?: boolean;
            assetTypes: string[];
            contractAddresses: {
              chain: string;
              address: string;
              role: string;
            }[];
            methodSignatures: {
              selector: string;
              signature: string;
              meaning: string;
            }[];
            active: boolean;
            budgets: {
              requests: number;
              periodSeconds: number;
              burst: number;
              available: number;
            }[];
            breaker: {
              /** @enum {string} */
              status: 'closed' | 'open' | 'half-open';
              failures: number;
              until: string | null;
            };
            pausedUntil: string | null;
            lastFault: {
              kind: string;
              reason: string;
              /** Format: date-time */
              at: string;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listFailedDeliveries: {
    parameters: {
      query?: {
        tenant?: 'platform' | string;
        limit?: number;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Webhook deliveries that were given up */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tenant: string;
              deliveryId: string;
              endpointId: string;
              eventType: string;
              attempts: number;
              /** Format: date-time */
              failedAt: string;
              responseCode: number | null;
            }[];
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  resendDeliveries: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant?: 'platform' | string;
          /** @default 100 */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description Send many webhook deliveries again */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            resent: number;
            left: number;
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant: 'platform' | string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show a webhook delivery */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            deliveryId: string;
            endpointId: string;
            eventType: string;
            status: string;
            url: string;
            log: {
              [key: string]: unknown;
            }[];
            payload: {
              [key: string]: unknown;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  resendDelivery: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Send a webhook delivery again */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            deliveryId: string;
            status: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrEndpointInactive'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listGenerations: {
    parameters: {
      query: {
        tenant: 'platform' | string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Generations of projections */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              projection: string;
              serving: {
                generation: number;
                reducer: number;
                cursors: {
                  [key: string]: number;
                };
              } | null;
              building: {
                generation: number;
                reducer: number;
                cursors: {
                  [key: string]: number;
                };
              } | null;
              retired: {
                generation: number;
                /** Format: date-time */
                since: string;
              }[];
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listHalts: {
    parameters: {
      query?: {
        tenant?: 'platform' | string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Halted consumers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tenant: string;
              consumer: string;
              source: string;
              version: number;
              reason: string;
              /** Format: date-time */
              since: string;
            }[];
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showHalt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant: 'platform' | string;
        consumer: string;
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show why a consumer halted, with the commit */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            consumer: string;
            source: string;
            version: number;
            reason: string;
            /** Format: date-time */
            since: string;
            words: string;
            commit: {
              /** Format: date-time */
              recordedAt: string;
              actor: string;
              commandId: string;
              correlationId: string;
              events: {
                type: string;
                version: number;
                data: unknown;
              }[];
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  retryHalt: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        consumer: string;
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let a halted consumer try again */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            consumer: string;
            source: string;
            version: number;
            reason: string;
            /** Format: date-time */
            since: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  skipHalt: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        consumer: string;
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          version: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Let a halted consumer pass over one commit */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            consumer: string;
            source: string;
            version: number;
            reason: string;
            /** Format: date-time */
            since: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listHeldPrices: {
    parameters: {
      query?: {
        asset?: string;
        status?: 'held' | 'confirmed' | 'rejected';
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prices that wait for confirmation */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              /** @enum {string} */
              of: 'daily' | 'latest';
              source: string;
              currency: string;
              date: string;
              to: string;
              days: number;
              close: string;
              neighbourDate: string;
              neighbourClose: string;
              heldAt: string;
              /** @enum {string} */
              status: 'held' | 'confirmed' | 'rejected';
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  confirmHeldPrice: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        asset: string;
        source: string;
        date: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /** @enum {string} */
          of?: 'daily' | 'latest';
        };
      };
    };
    responses: {
      /** @description Confirm a held price */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asset: string;
            /** @enum {string} */
            of: 'daily' | 'latest';
            source: string;
            currency: string;
            date: string;
            to: string;
            days: number;
            close: string;
            neighbourDate: string;
            neighbourClose: string;
            heldAt: string;
            /** @enum {string} */
            status: 'held' | 'confirmed' | 'rejected';
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  rejectHeldPrice: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        asset: string;
        source: string;
        date: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /** @enum {string} */
          of?: 'daily' | 'latest';
        };
      };
    };
    responses: {
      /** @description Reject a held price */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asset: string;
            /** @enum {string} */
            of: 'daily' | 'latest';
            source: string;
            currency: string;
            date: string;
            to: string;
            days: number;
            close: string;
            neighbourDate: string;
            neighbourClose: string;
            heldAt: string;
            /** @enum {string} */
            status: 'held' | 'confirmed' | 'rejected';
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getLag: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        tenant: 'platform' | string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How far consumers are with a user's streams */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              consumer: string;
              source: string;
              version: number;
              cursor: number;
              haltedAt: number | null;
              skipped: number;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  opsGrantCredit: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          creditLimits: {
            [key: string]: string;
          };
          reason: string;
        };
      };
    };
    responses: {
      /** @description Grant credit on a user’s account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  opsFreezeAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Freeze a user’s account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  opsRejectAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Reject the verification of a user’s account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  opsUnfreezeAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Unfreeze a user’s account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  opsVerifyAccount: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Verify a user’s account */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind:
              | 'checking'
              | 'savings'
              | 'credit-card'
              | 'wire'
              | 'brokerage'
              | 'retirement'
              | 'margin'
              | 'wallet'
              | 'exchange'
              | 'defi'
              | 'nft'
              | 'clearing'
              | 'suspense'
              | 'conversion'
              | 'fees'
              | 'platform-fees'
              | 'provider-fees'
              | 'network-fees'
              | 'compliance-fees'
              | 'premium-fees';
            name: string;
            /** @enum {string} */
            status: 'active' | 'frozen' | 'closed';
            statusChange: {
              since: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              reason: string;
            } | null;
            /** @enum {string} */
            verification: 'unverified' | 'verified' | 'rejected';
            limits: {
              [key: string]: {
                perTransaction?: string;
                daily?: string;
                monthly?: string;
              };
            };
            lowBalance: {
              [key: string]: string;
            };
            creditLimits: {
              [key: string]: string;
            };
            receiving: {
              /** @enum {string} */
              from: 'anyone' | 'approved' | 'nobody';
              /** @default [] */
              approved: string[];
            };
            balances: {
              asset: string;
              balance: string;
              reserved: string;
              available: string;
              credit: string;
              staked: string;
            }[];
            createdAt: string;
            updatedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrAccountFrozenOrAccountClosed'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAsset'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  adjustBalance: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          accountId: string;
          /** @enum {string} */
          direction: 'credit' | 'debit';
          asset: string;
          amount: string;
          /**
           * @default clearing
           * @enum {string}
           */
          against?: 'clearing' | 'suspense';
          /** Format: date-time */
          effectiveAt?: string;
          /** @default false */
          forced?: boolean;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Book money in or out of a user’s account */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transactionId: string;
            accountId: string;
            asset: string;
            balance: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpired'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showAssessment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant: 'platform' | string;
        transferId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show what was made of a transfer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transferId: string;
            /** @enum {string} */
            decision: 'clear' | 'review' | 'reject';
            riskScore: number;
            flags: {
              flag: string;
              ruleId: string;
              /** @enum {string} */
              check: 'aml' | 'kyc' | 'sanctions';
              score: number;
            }[];
            /** @enum {string} */
            kycStatus: 'unverified' | 'verified' | 'rejected';
            /** @enum {string} */
            amlStatus: 'clear' | 'flagged';
            ruleSetId?: string;
            assessedAt: string;
            ruling?: {
              /** @enum {string} */
              decision: 'clear' | 'reject';
              ruledBy: string;
              reason: string;
              ruledAt: string;
            };
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  ruleOnAssessment: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        transferId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          decision: 'clear' | 'reject';
          reason: string;
        };
      };
    };
    responses: {
      /** @description Rule on a transfer that waits for a review */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transferId: string;
            /** @enum {string} */
            decision: 'clear' | 'review' | 'reject';
            riskScore: number;
            flags: {
              flag: string;
              ruleId: string;
              /** @enum {string} */
              check: 'aml' | 'kyc' | 'sanctions';
              score: number;
            }[];
            /** @enum {string} */
            kycStatus: 'unverified' | 'verified' | 'rejected';
            /** @enum {string} */
            amlStatus: 'clear' | 'flagged';
            ruleSetId?: string;
            assessedAt: string;
            ruling?: {
              /** @enum {string} */
              decision: 'clear' | 'reject';
              ruledBy: string;
              reason: string;
              ruledAt: string;
            };
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrWorkflowOverOrNotPossibleNow'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listComplianceRules: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the rules by which transfers are assessed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              ruleSetId: string;
              rules: (
                | {
                    /** @constant */
                    kind: 'amount';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                    asset: string;
                    from: string;
                  }
                | {
                    /** @constant */
                    kind: 'velocity';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                    asset: string;
                    days: number;
                    amount?: string;
                    count?: number;
                  }
                | {
                    /** @constant */
                    kind: 'structuring';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                    asset: string;
                    below: string;
                    days: number;
                    count: number;
                    within: string;
                  }
                | {
                    /** @constant */
                    kind: 'country';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                    countries: string[];
                    /** @default false */
                    includesUnknown: boolean;
                  }
                | {
                    /** @constant */
                    kind: 'counterparty';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                    counterparties: string[];
                  }
                | {
                    /** @constant */
                    kind: 'new-account';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                    days: number;
                  }
                | {
                    /** @constant */
                    kind: 'unverified';
                    ruleId: string;
                    flag: string;
                    score: number;
                    /** @enum {string} */
                    outcome?: 'review' | 'reject';
                    appliesTo: {
                      directions?: ('pay-in' | 'pay-out' | 'refund')[];
                      providers?: string[];
                    };
                  }
              )[];
              /** @default 50 */
              reviewFrom: number;
              /** @default 100 */
              rejectFrom: number;
              /** Format: date-time */
              effectiveFrom: string;
              /** Format: date-time */
              recordedAt: string;
              reason: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  setComplianceRules: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rules: (
            | {
                /** @constant */
                kind: 'amount';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
                asset: string;
                from: string;
              }
            | {
                /** @constant */
                kind: 'velocity';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
                asset: string;
                days: number;
                amount?: string;
                count?: number;
              }
            | {
                /** @constant */
                kind: 'structuring';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
                asset: string;
                below: string;
                days: number;
                count: number;
                within: string;
              }
            | {
                /** @constant */
                kind: 'country';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
                countries: string[];
                /** @default false */
                includesUnknown?: boolean;
              }
            | {
                /** @constant */
                kind: 'counterparty';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
                counterparties: string[];
              }
            | {
                /** @constant */
                kind: 'new-account';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
                days: number;
              }
            | {
                /** @constant */
                kind: 'unverified';
                ruleId: string;
                flag: string;
                score: number;
                /** @enum {string} */
                outcome?: 'review' | 'reject';
                /** @default {} */
                appliesTo?: {
                  directions?: ('pay-in' | 'pay-out' | 'refund')[];
                  providers?: string[];
                };
              }
          )[];
          /** @default 50 */
          reviewFrom?: number;
          /** @default 100 */
          rejectFrom?: number;
          /** Format: date-time */
          effectiveFrom?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Set the rules by which transfers are assessed */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            ruleSetId: string;
            rules: (
              | {
                  /** @constant */
                  kind: 'amount';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                  asset: string;
                  from: string;
                }
              | {
                  /** @constant */
                  kind: 'velocity';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                  asset: string;
                  days: number;
                  amount?: string;
                  count?: number;
                }
              | {
                  /** @constant */
                  kind: 'structuring';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                  asset: string;
                  below: string;
                  days: number;
                  count: number;
                  within: string;
                }
              | {
                  /** @constant */
                  kind: 'country';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                  countries: string[];
                  /** @default false */
                  includesUnknown: boolean;
                }
              | {
                  /** @constant */
                  kind: 'counterparty';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                  counterparties: string[];
                }
              | {
                  /** @constant */
                  kind: 'new-account';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                  days: number;
                }
              | {
                  /** @constant */
                  kind: 'unverified';
                  ruleId: string;
                  flag: string;
                  score: number;
                  /** @enum {string} */
                  outcome?: 'review' | 'reject';
                  appliesTo: {
                    directions?: ('pay-in' | 'pay-out' | 'refund')[];
                    providers?: string[];
                  };
                }
            )[];
            /** @default 50 */
            reviewFrom: number;
            /** @default 100 */
            rejectFrom: number;
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            recordedAt: string;
            reason: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrEffectiveInThePast'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  reverseExternalTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        transferId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          amount?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Take back what a transfer from or to outside has posted, or a part of it */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transferId: string;
            transactionId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversedOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrTransferNotCompleted'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrInsufficientFundsOrLimitExceededOrHoldExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  setFeeSchedule: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          effectiveFrom?: string;
          rules: {
            ruleId: string;
            /** @enum {string} */
            tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
            category: string;
            charge:
              | {
                  /** @constant */
                  method: 'percentage';
                  rate: string;
                  minimum?: string;
                  maximum?: string;
                }
              | {
                  /** @constant */
                  method: 'flat';
                  amount: string;
                }
              | {
                  /** @constant */
                  method: 'tiered';
                  /** @enum {string} */
                  mode: 'marginal' | 'whole-amount';
                  bands: {
                    upTo?: string;
                    /** @default 0 */
                    rate?: string;
                    /** @default 0 */
                    flat?: string;
                  }[];
                  minimum?: string;
                  maximum?: string;
                };
            asset?: string;
            /** @default {} */
            appliesTo?: {
              occasions?: ('pay-in' | 'pay-out' | 'refund' | 'transfer' | 'conversion')[];
              assets?: string[];
              providers?: string[];
            };
            /**
             * @default half-even
             * @enum {string}
             */
            rounding?: 'half-even' | 'half-up' | 'up' | 'down';
            /**
             * @default none
             * @enum {string}
             */
            refund?: 'full' | 'proportional' | 'none';
          }[];
          reason: string;
        };
      };
    };
    responses: {
      /** @description Set what is charged */
      201: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            scheduleId: string;
            /** Format: date-time */
            effectiveFrom: string;
            /** Format: date-time */
            recordedAt: string;
            reason: string;
            rules: {
              ruleId: string;
              /** @enum {string} */
              tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
              category: string;
              charge:
                | {
                    /** @constant */
                    method: 'percentage';
                    rate: string;
                    minimum?: string;
                    maximum?: string;
                  }
                | {
                    /** @constant */
                    method: 'flat';
                    amount: string;
                  }
                | {
                    /** @constant */
                    method: 'tiered';
                    /** @enum {string} */
                    mode: 'marginal' | 'whole-amount';
                    bands: {
                      upTo?: string;
                      /** @default 0 */
                      rate: string;
                      /** @default 0 */
                      flat: string;
                    }[];
                    minimum?: string;
                    maximum?: string;
                  };
              asset?: string;
              appliesTo: {
                occasions?: ('pay-in' | 'pay-out' | 'refund' | 'transfer' | 'conversion')[];
                assets?: string[];
                providers?: string[];
              };
              /**
               * @default half-even
               * @enum {string}
               */
              rounding: 'half-even' | 'half-up' | 'up' | 'down';
              /**
               * @default none
               * @enum {string}
               */
              refund: 'full' | 'proportional' | 'none';
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrTooManyFeeSchedules'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrWrongPrecisionOrEffectiveInThePast'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listSuspenseItems: {
    parameters: {
      query: {
        limit?: number;
        cursor?: string;
        provider: string;
        status?: 'open' | 'assigned' | 'resolved';
        owner?: string;
        ageDaysMin?: number;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a payment provider settled otherwise than it was booked */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              itemId: string;
              provider: string;
              /** @enum {string} */
              status: 'open' | 'assigned' | 'resolved';
              owner?: string;
              /** Format: date-time */
              openedAt: string;
              /** Format: date-time */
              updatedAt: string;
              /** Format: date-time */
              resolvedAt?: string;
              ageDays: number;
              differences: {
                /** @enum {string} */
                kind: 'not-booked' | 'not-settled' | 'duplicate' | 'asset-differs' | 'amount-differs' | 'fee-differs';
                asset: string;
                ours: string;
                theirs: string;
              }[];
              suspense: {
                [key: string]: string;
              };
              reason: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getSuspenseItem: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        provider: string;
        itemId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A suspense item with both sides and its history */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            itemId: string;
            provider: string;
            /** @enum {string} */
            status: 'open' | 'assigned' | 'resolved';
            owner?: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            resolvedAt?: string;
            ageDays: number;
            differences: {
              /** @enum {string} */
              kind: 'not-booked' | 'not-settled' | 'duplicate' | 'asset-differs' | 'amount-differs' | 'fee-differs';
              asset: string;
              ours: string;
              theirs: string;
            }[];
            suspense: {
              [key: string]: string;
            };
            reason: string;
            transferId?: string;
            tenant?: string;
            ours: {
              transactionId: string;
              /** @enum {string} */
              cause: 'settled' | 'reversed' | 'correction';
              providerId?: string;
              asset: string;
              amount: string;
              fee?: string;
              /** Format: date-time */
              postedAt: string;
            }[];
            theirs: {
              settlementId: string;
              reference?: string;
              providerId?: string;
              asset: string;
              amount: string;
              fee?: string;
              /** Format: date-time */
              settledAt: string;
              description?: string;
            }[];
            history: {
              /** Format: date-time */
              at: string;
              /** @enum {string} */
              status: 'open' | 'assigned' | 'resolved';
              by: string;
              reason: string;
              owner?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  assignSuspenseItem: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        provider: string;
        itemId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          owner?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Take a suspense item, or hand it to another operator */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            itemId: string;
            provider: string;
            /** @enum {string} */
            status: 'open' | 'assigned' | 'resolved';
            owner?: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            resolvedAt?: string;
            ageDays: number;
            differences: {
              /** @enum {string} */
              kind: 'not-booked' | 'not-settled' | 'duplicate' | 'asset-differs' | 'amount-differs' | 'fee-differs';
              asset: string;
              ours: string;
              theirs: string;
            }[];
            suspense: {
              [key: string]: string;
            };
            reason: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrItemResolved'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  resolveSuspenseItem: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        provider: string;
        itemId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /** @default [] */
          bookings?: {
            /** Format: uuid */
            accountId: string;
            asset: string;
            /** @default false */
            forced?: boolean;
          }[];
        };
      };
    };
    responses: {
      /** @description End a suspense item */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            itemId: string;
            provider: string;
            /** @enum {string} */
            status: 'open' | 'assigned' | 'resolved';
            owner?: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            resolvedAt?: string;
            ageDays: number;
            differences: {
              /** @enum {string} */
              kind: 'not-booked' | 'not-settled' | 'duplicate' | 'asset-differs' | 'amount-differs' | 'fee-differs';
              asset: string;
              ours: string;
              theirs: string;
            }[];
            suspense: {
              [key: string]: string;
            };
            reason: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrItemResolved'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrInsufficientFundsOrLimitExceededOrHoldExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listReconciliationRuns: {
    parameters: {
      query: {
        limit?: number;
        cursor?: string;
        provider: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Runs that read what a payment provider settled */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              runId: string;
              provider: string;
              /** @enum {string} */
              status: 'running' | 'done' | 'failed';
              /** Format: date-time */
              from: string;
              /** Format: date-time */
              until: string;
              startedBy: string;
              /** Format: date-time */
              startedAt: string;
              /** Format: date-time */
              updatedAt: string;
              /** Format: date-time */
              finishedAt?: string;
              pages: number;
              settlements: number;
              newSettlements: number;
              compared: number;
              opened: number;
              closed: number;
              problems: string[];
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  startReconciliation: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          provider: string;
          /** Format: date-time */
          from?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Read now what a payment provider settled */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            runId: string;
            provider: string;
            /** @enum {string} */
            status: 'running' | 'done' | 'failed';
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            startedBy: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            finishedAt?: string;
            pages: number;
            settlements: number;
            newSettlements: number;
            compared: number;
            opened: number;
            closed: number;
            problems: string[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UnknownProvider'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  opsReverseTransfer: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        transferId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default false */
          forced?: boolean;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Reverse a transfer between accounts here */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            transferId: string;
            /** @enum {string} */
            kind: 'own' | 'user' | 'conversion';
            /** @enum {string} */
            role: 'sender' | 'recipient';
            /** @enum {string} */
            status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
            from: {
              accountId: string;
              userId: string;
            };
            to: {
              accountId: string;
              userId: string;
            };
            asset: string;
            amount: string;
            converted?: {
              asset: string;
              amount: string;
              rate: string;
              date: string;
              source: string;
            };
            fees?: {
              /** Format: uuid */
              scheduleId?: string;
              lines: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              totals: {
                asset: string;
                amount: string;
              }[];
            };
            expiresAt?: string;
            transactionId?: string;
            reversal?: {
              transactionId: string;
              reason: string;
              /** @enum {string} */
              by: 'owner' | 'operator' | 'system';
              at: string;
              feesReturned?: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
            };
            reference?: string;
            description?: string;
            metadata: {
              [key: string]: string;
            };
            effectiveAt: string;
            initiatedAt: string;
            history: {
              /** @enum {string} */
              status: 'initiated' | 'waiting' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'reversed';
              at: string;
              reason?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAlreadyReversedOrTooManyAssetsOrAccountFrozenOrAccountClosedOrHoldExpiredOrTransferNotCompleted'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReusedOrUnknownAssetOrInsufficientFundsOrLimitExceededOrHoldExceeded'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  putForwardReturn: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        asset: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          value: string | null;
          /** @default manual */
          source?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Say what return is expected of an asset */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asset: string;
            forwardReturn: {
              value: string;
              source: string;
              /** Format: date-time */
              at: string;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listMessages: {
    parameters: {
      query?: {
        queue?: string;
        limit?: number;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Messages that were given up */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              queue: string;
              /** @enum {string} */
              kind: 'consumer' | 'stream' | 'schedule';
              messageId: string;
              /** Format: date-time */
              sentAt: string;
              receives: number;
              reason: string;
              about: {
                [key: string]: string;
              };
              bytes: number;
            }[];
            counts: {
              queue: string;
              count: number;
            }[];
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  retryMessages: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        queue: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 100 */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description Give many messages back to their queue */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            retried: number;
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrNotRetryable'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  discardMessage: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        queue: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Discard a message */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            queue: string;
            /** @enum {string} */
            kind: 'consumer' | 'stream' | 'schedule';
            messageId: string;
            /** Format: date-time */
            sentAt: string;
            receives: number;
            reason: string;
            about: {
              [key: string]: string;
            };
            bytes: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queue: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show a message that was given up */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            queue: string;
            /** @enum {string} */
            kind: 'consumer' | 'stream' | 'schedule';
            messageId: string;
            /** Format: date-time */
            sentAt: string;
            receives: number;
            reason: string;
            about: {
              [key: string]: string;
            };
            bytes: number;
            body: string;
            attributes: {
              [key: string]: string;
            };
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  retryMessage: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        queue: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Give a message back to its queue */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            queue: string;
            /** @enum {string} */
            kind: 'consumer' | 'stream' | 'schedule';
            messageId: string;
            /** Format: date-time */
            sentAt: string;
            receives: number;
            reason: string;
            about: {
              [key: string]: string;
            };
            bytes: number;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrNotRetryable'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listMigrations: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Migrations and versions of models */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              description: string;
              checksum: string;
              status: string;
              appliedAt: string | null;
              appliedBy: string | null;
              durationMs: number | null;
            }[];
            models: {
              name: string;
              recorded: number | null;
              inCode: number | null;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  applyMigrations: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Apply pending migrations */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            applied: string[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  revertMigration: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take a migration back */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reverted: string;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  readOrphans: {
    parameters: {
      query?: {
        tenant?: 'platform' | string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What crashed writers left behind */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            lastPass: {
              phase: string;
              /** Format: date-time */
              startedAt: string;
              endedAt: string | null;
              streams: number;
              noted: number;
              deleted: {
                pages: number;
                bodies: number;
                runs: number;
              };
            } | null;
            found: {
              pages: {
                owner: string;
                pages: number;
                orphans: number;
              }[];
              bodies: string[];
              runs: string[];
              complete: boolean;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listPriceDisputes: {
    parameters: {
      query?: {
        asset?: string;
        limit?: number;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Where sources disagree */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              asset: string;
              source: string;
              otherSource: string;
              currency: string;
              lastSeenAt: string;
              days: {
                date: string;
                close: string;
                otherClose: string;
                difference: string;
              }[];
              worst: {
                date: string;
                close: string;
                otherClose: string;
                difference: string;
              };
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listProviderMessages: {
    parameters: {
      query: {
        limit?: number;
        cursor?: string;
        provider: string;
        status?: 'pending' | 'processed' | 'failed' | 'ignored' | 'unverified';
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a payment provider sent */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              messageId: string;
              provider: string;
              eventId: string;
              /** @enum {string} */
              status: 'pending' | 'processed' | 'failed' | 'ignored' | 'unverified';
              attempts: number;
              /** Format: date-time */
              receivedAt: string;
              /** Format: date-time */
              updatedAt: string;
              /** Format: date-time */
              nextAttemptAt?: string;
              reason?: string;
              contradicts?: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  replayProviderMessages: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          provider: string;
          reason: string;
          /** @default 100 */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description Have many messages of a payment provider read again */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            replayed: number;
            left: number;
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  ignoreProviderMessage: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        provider: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Leave a message of a payment provider out */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            messageId: string;
            provider: string;
            eventId: string;
            /** @enum {string} */
            status: 'pending' | 'processed' | 'failed' | 'ignored' | 'unverified';
            attempts: number;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            nextAttemptAt?: string;
            reason?: string;
            contradicts?: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ConflictOrNotRetryable'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showProviderMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show what a payment provider sent */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            messageId: string;
            provider: string;
            eventId: string;
            /** @enum {string} */
            status: 'pending' | 'processed' | 'failed' | 'ignored' | 'unverified';
            attempts: number;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            nextAttemptAt?: string;
            reason?: string;
            contradicts?: string;
            headers: {
              [key: string]: string;
            };
            body: string;
            updates: {
              provider: string;
              eventId: string;
              reference?: string;
              state: {
                /** @enum {string} */
                stage: 'processing' | 'confirming' | 'settled' | 'failed' | 'cancelled' | 'refunded' | 'disputed';
                providerId: string;
                amount?: string;
                fee?: string;
                part?: string;
                reason?: string;
              };
              occurredAt: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  replayProviderMessage: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        provider: string;
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Have a message of a payment provider read again */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            provider: string;
            messageId: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJsonOrSignatureInvalidOrSignatureStale'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listReplays: {
    parameters: {
      query: {
        tenant: 'platform' | string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Replays */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tenant: string;
              projection: string;
              generation: number;
              /** @enum {string} */
              policy: 'on-equal' | 'always' | 'never';
              /** @enum {string} */
              status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
              reason: string | null;
              requestedBy: string;
              /** Format: date-time */
              requestedAt: string;
              /** Format: date-time */
              updatedAt: string;
              isEqual: boolean | null;
              progress: {
                applied: number;
                of: number;
              } | null;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  startReplay: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant: 'platform' | string;
          projection: string;
          /**
           * @default on-equal
           * @enum {string}
           */
          policy?: 'on-equal' | 'always' | 'never';
        };
      };
    };
    responses: {
      /** @description Rebuild a projection of one user */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  startReplays: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          projection: string;
          /**
           * @default on-equal
           * @enum {string}
           */
          policy?: 'on-equal' | 'always' | 'never';
          cursor?: string;
        };
      };
    };
    responses: {
      /** @description Rebuild a projection of all users */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            started: number;
            reached: string | null;
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getReplay: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A replay, and what comparing came to */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
            comparison: {
              /** Format: date-time */
              comparedAt: string;
              isEqual: boolean;
              serving: {
                generation: number;
                reducer: number;
              };
              rebuilt: {
                generation: number;
                reducer: number;
              };
              parts: {
                name: string;
                servingRows: number;
                rebuiltRows: number;
                differences: number;
                isHint: boolean;
              }[];
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  cancelReplay: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cancel a replay */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  cleanUpReplay: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Clear away generations that serve no more */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showReplayDifferences: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show where two generations differ */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              part: string;
              key: string;
              serving: string | null;
              rebuilt: string | null;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  pauseReplay: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Pause a replay */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  resumeReplay: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Resume a replay */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  switchReplay: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        projection: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let the rebuilt generation serve */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            projection: string;
            generation: number;
            /** @enum {string} */
            policy: 'on-equal' | 'always' | 'never';
            /** @enum {string} */
            status: 'building' | 'paused' | 'compared' | 'switched' | 'cancelling' | 'cancelled' | 'failed';
            reason: string | null;
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            updatedAt: string;
            isEqual: boolean | null;
            progress: {
              applied: number;
              of: number;
            } | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  enterSharedPrices: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          asset: string;
          currency: string;
          prices?: {
            /** Format: date */
            date: string;
            close: string;
          }[];
          csv?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Enter prices by hand */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asset: string;
            entered: number;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How the system is doing */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            at: string;
            healthy: boolean;
            halts: {
              count: number;
              complete: boolean;
            };
            failedDeliveries: {
              count: number;
              complete: boolean;
            };
            replays: {
              count: number;
              complete: boolean;
            };
            deadLetters: {
              queue: string;
              count: number;
            }[];
            queues: {
              consumer: string;
              waiting: number;
              inFlight: number;
              delayed: number;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  sweepNow: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** Format: date-time */
          since?: string;
        };
      };
    };
    responses: {
      /** @description Sweep now */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            published: number;
            reached: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  eraseTenant: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          confirm: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Erase a user */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant: string;
            /** Format: date-time */
            erasedAt: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  recountTrackedAssets: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /** Format: uuid */
          tenant?: string;
        };
      };
    };
    responses: {
      /** @description Count again who is counted on */
      202: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ordered: string;
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  verifyStreams: {
    parameters: {
      query?: {
        tenant?: 'platform' | string;
        streamType?:
          | 'settings'
          | 'journal'
          | 'import'
          | 'position'
          | 'user-prices'
          | 'tax-book'
          | 'tax-report'
          | 'filing'
          | 'lot-selections'
          | 'webhook-endpoints'
          | 'import-mappings'
          | 'ops-audit'
          | 'portfolio'
          | 'portfolio-valuation'
          | 'corporate-action'
          | 'asset'
          | 'watchlist'
          | 'tracked-asset'
          | 'account'
          | 'transfer'
          | 'transfer-schedule'
          | 'provider-payment'
          | 'fee-schedule'
          | 'compliance-rules'
          | 'compliance-profile'
          | 'workflow';
        streamId?: string;
        since?: string;
        cursor?: string;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Verify chains of commits */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tenant: string;
              streamType: string;
              streamId: string;
              version: number;
              code: string;
              reason: string;
            }[];
            nextCursor: string | null;
            streams: number;
            commits: number;
            unreadable: number;
            reached: string | null;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  listWorkflowsInReview: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: {
        'Consistency-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the workflows of all users that wait for an operator */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tenant: string;
              /** Format: uuid */
              workflowId: string;
            }[];
            complete: boolean;
          };
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      410: components['responses']['Erased'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  compensateWorkflow: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        workflowId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Rule that a workflow has failed, and have what was done undone */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            workflowId: string;
            workflowType: string;
            /** @enum {string} */
            status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
            step: string;
            error: {
              code: string;
              message: string;
            } | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            completedSteps: string[];
            pendingSteps: string[];
            failedStep: string | null;
            retryCount: number;
            nextAt: string | null;
            completedAt: string | null;
            transfer: {
              /** Format: uuid */
              transferId: string;
              /** @enum {string} */
              domain: 'banking' | 'investing' | 'defi';
              provider: string;
              /** @enum {string} */
              direction: 'pay-in' | 'pay-out' | 'refund';
              /** Format: uuid */
              accountId: string;
              asset: string;
              amount: string;
              counterparty: string;
              country?: string;
              refundOf?: string;
              fees: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              /** @enum {string} */
              onReversal: 'review' | 'reverse';
              clearingSeconds: number;
            };
            payment?: {
              providerId: string;
              continueUrl?: string;
            };
            compliance?: {
              decision: string;
            };
            history: {
              /** Format: date-time */
              at: string;
              source: string;
              reason: string;
              from?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              to?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              error?: {
                code: string;
                message: string;
              };
              act?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrWorkflowOverOrNotPossibleNow'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  showWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant: 'platform' | string;
        workflowId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Show a user’s workflow */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            workflowId: string;
            workflowType: string;
            /** @enum {string} */
            status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
            step: string;
            error: {
              code: string;
              message: string;
            } | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            completedSteps: string[];
            pendingSteps: string[];
            failedStep: string | null;
            retryCount: number;
            nextAt: string | null;
            completedAt: string | null;
            transfer: {
              /** Format: uuid */
              transferId: string;
              /** @enum {string} */
              domain: 'banking' | 'investing' | 'defi';
              provider: string;
              /** @enum {string} */
              direction: 'pay-in' | 'pay-out' | 'refund';
              /** Format: uuid */
              accountId: string;
              asset: string;
              amount: string;
              counterparty: string;
              country?: string;
              refundOf?: string;
              fees: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              /** @enum {string} */
              onReversal: 'review' | 'reverse';
              clearingSeconds: number;
            };
            payment?: {
              providerId: string;
              continueUrl?: string;
            };
            compliance?: {
              decision: string;
            };
            history: {
              /** Format: date-time */
              at: string;
              source: string;
              reason: string;
              from?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              to?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              error?: {
                code: string;
                message: string;
              };
              act?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  retryWorkflow: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path: {
        tenant: 'platform' | string;
        workflowId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Have the step of a workflow tried again */
      200: {
        headers: {
          /** @description Send it with a read that must show this */
          'Consistency-Token'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            workflowId: string;
            workflowType: string;
            /** @enum {string} */
            status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
            step: string;
            error: {
              code: string;
              message: string;
            } | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            updatedAt: string;
            completedSteps: string[];
            pendingSteps: string[];
            failedStep: string | null;
            retryCount: number;
            nextAt: string | null;
            completedAt: string | null;
            transfer: {
              /** Format: uuid */
              transferId: string;
              /** @enum {string} */
              domain: 'banking' | 'investing' | 'defi';
              provider: string;
              /** @enum {string} */
              direction: 'pay-in' | 'pay-out' | 'refund';
              /** Format: uuid */
              accountId: string;
              asset: string;
              amount: string;
              counterparty: string;
              country?: string;
              refundOf?: string;
              fees: {
                ruleId: string;
                /** @enum {string} */
                tier: 'platform' | 'provider' | 'network' | 'compliance' | 'premium';
                category: string;
                /** @enum {string} */
                method: 'percentage' | 'flat' | 'tiered';
                asset: string;
                amount: string;
                provider?: string;
                /** @enum {string} */
                refund: 'full' | 'proportional' | 'none';
              }[];
              /** @enum {string} */
              onReversal: 'review' | 'reverse';
              clearingSeconds: number;
            };
            payment?: {
              providerId: string;
              continueUrl?: string;
            };
            compliance?: {
              decision: string;
            };
            history: {
              /** Format: date-time */
              at: string;
              source: string;
              reason: string;
              from?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              to?: {
                /** @enum {string} */
                status: 'running' | 'compensating' | 'needs-review' | 'completed' | 'failed';
                step: string;
              };
              error?: {
                code: string;
                message: string;
              };
              act?: string;
            }[];
          };
        };
      };
      400: components['responses']['ValidationFailedOrMalformedJson'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrWorkflowOverOrNotPossibleNow'];
      410: components['responses']['Erased'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOutOrSignInUnavailable'];
    };
  };
  readReferencePage: {
    parameters: {
      query?: never;
      header?: {
        'if-none-match'?: string;
        'accept-encoding'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the reference in a browser */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description It is what you have. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOut'];
    };
  };
  readReferenceFile: {
    parameters: {
      query?: never;
      header?: {
        'if-none-match'?: string;
        'accept-encoding'?: string;
      };
      path: {
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read a file that the reference page needs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': string;
        };
      };
      /** @description It is what you have. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      404: components['responses']['NotFound'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOut'];
    };
  };
  readOpenApi: {
    parameters: {
      query?: never;
      header?: {
        'if-none-match'?: string;
        'accept-encoding'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read the OpenAPI document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description It is what you have. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed'];
      429: components['responses']['Throttled'];
      500: components['responses']['Internal'];
      503: components['responses']['StateOfOtherVersionOrTimedOut'];
    };
  };
  onSettingsReplaced: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettingsReplacedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransactionImported: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransactionImportedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransactionClassified: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransactionClassifiedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onLedgerEntriesCreated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LedgerEntriesCreatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransactionReversed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransactionReversedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransfersPaired: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransfersPairedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransactionDerived: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransactionDerivedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransfersUnpaired: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransfersUnpairedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPairingConfirmed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PairingConfirmedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPairingDismissed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PairingDismissedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onImportRequested: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportRequestedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onImportCompleted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportCompletedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onImportFailed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportFailedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onImportReversed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportReversedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPricesRecorded: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PricesRecordedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onExchangeRatesRecorded: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExchangeRatesRecordedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onMarketPricesAdopted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarketPricesAdoptedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetPositionOpened: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetPositionOpenedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetPositionUpdated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetPositionUpdatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPortfolioCreated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortfolioCreatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPortfolioChanged: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortfolioChangedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPortfolioArchived: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortfolioArchivedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPortfolioRestored: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortfolioRestoredWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTargetAllocationSet: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TargetAllocationSetWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onRebalancingPolicySet: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RebalancingPolicySetWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onRebalanceProposed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RebalanceProposedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onPortfolioValuationCalculated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PortfolioValuationCalculatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onCorporateActionProposed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorporateActionProposedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onCorporateActionAccepted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorporateActionAcceptedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onCorporateActionDeclined: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorporateActionDeclinedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onCorporateActionWithdrawn: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorporateActionWithdrawnWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxLotCreated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxLotCreatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxLotConsumed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxLotConsumedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxLotAdjusted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxLotAdjustedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxBookRestated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxBookRestatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxReportRequested: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxReportRequestedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxReportGenerated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxReportGeneratedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxReportFailed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxReportFailedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxYearFiled: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxYearFiledWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTaxFilingAmended: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaxFilingAmendedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onLotsSelected: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LotsSelectedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onLotSelectionWithdrawn: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LotSelectionWithdrawnWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountCreated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountCreatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountUpdated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountUpdatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountFrozen: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountFrozenWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountUnfrozen: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountUnfrozenWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountClosed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountClosedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountVerified: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountVerifiedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAccountVerificationRejected: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountVerificationRejectedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onMoneyAdded: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoneyAddedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onMoneySubtracted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoneySubtractedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetBalanceAdded: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetBalanceAddedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetBalanceSubtracted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetBalanceSubtractedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetStaked: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetStakedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetUnstaked: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetUnstakedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onLowBalance: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LowBalanceWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onNegativeBalance: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NegativeBalanceWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onHoldPlaced: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldPlacedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onHoldCompleted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldCompletedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onHoldReleased: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldReleasedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onHoldExpired: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldExpiredWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferInitiated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferInitiatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferAwaitingAcceptance: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferAwaitingAcceptanceWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferCompleted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferCompletedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onMoneyTransferred: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoneyTransferredWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetTransferred: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetTransferredWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onAssetConverted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssetConvertedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferDeclined: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferDeclinedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferCancelled: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferCancelledWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferExpired: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferExpiredWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferReversed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferReversedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferScheduleCreated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferScheduleCreatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferScheduleChanged: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferScheduleChangedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferSchedulePaused: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferSchedulePausedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferScheduleResumed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferScheduleResumedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferScheduleCancelled: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferScheduleCancelledWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onTransferScheduleCompleted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferScheduleCompletedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onScheduledTransferExecuted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduledTransferExecutedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onScheduledTransferDelayed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduledTransferDelayedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onScheduledTransferFailed: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduledTransferFailedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onScheduledTransfersSkipped: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduledTransfersSkippedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWorkflowStatusChanged: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WorkflowStatusChangedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookEndpointCreated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointCreatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookEndpointUpdated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointUpdatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookSecretRotated: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookSecretRotatedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookEndpointDisabled: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointDisabledWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookEndpointEnabled: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointEnabledWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookEndpointDeleted: {
    parameters: {
      query?: never;
      header: {
        /** @description The delivery: the same at each try */
        'webhook-id': string;
        /** @description Seconds since 1970 at this try */
        'webhook-timestamp': string;
        /** @description One or more signatures, `v1,…` */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointDeletedWebhook'];
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
