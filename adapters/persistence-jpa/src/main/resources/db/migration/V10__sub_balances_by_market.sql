-- A sub-account is found by its four columns in either index. Without the party PostgreSQL, as long as it has not counted the rows, took the index that leads to all parties' sub-accounts.
drop index ledger_sub_balance_by_market;
create index ledger_sub_balance_by_market on ledger_sub_balance (market, asset, account, party);
