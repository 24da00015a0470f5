-- The journal party by party, one script for H2 and PostgreSQL. Entries written before name nobody: rebuild the read models once.
delete from journal_entry;
delete from ledger_balance;

-- To whose sub-account a line goes (account:lena, loan:L1, keeper:kim; empty: to nobody's), what it stands for, and what the sub-account stands at after it.
alter table journal_entry add column party varchar(80) default '' not null;
alter table journal_entry add column cause varchar(10) default 'MOVEMENT' not null;
alter table journal_entry add column balance numeric(78, 0);
create index journal_entry_by_party on journal_entry (party, market, posted_at, stream, version, line);

-- What each party's lines add up to, kept up with the journal; on the side on which the account grows.
create table ledger_sub_balance (
  party    varchar(80)    not null,
  market   varchar(64)    not null,
  asset    varchar(20)    not null,
  account  varchar(20)    not null,
  decimals integer        not null,
  balance  numeric(78, 0) not null,
  primary key (party, market, asset, account)
);
create index ledger_sub_balance_by_market on ledger_sub_balance (market, asset, account);
