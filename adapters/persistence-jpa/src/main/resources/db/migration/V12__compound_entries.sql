-- A journal entry is what an event posts in one asset: one row with all its lines, so that a commit writes a third of the rows. One script for H2 and PostgreSQL.
-- An entry has the number of its last line; a line is "CREDIT CASH 1000000 MOVEMENT", and "DEBIT LOANS_RECEIVABLE 1000000 MOVEMENT loan:L1" if it goes to a party.
alter table journal_entry rename to journal_line;
create table journal_entry (
  stream    varchar(160)                not null,
  version   bigint                      not null,
  line      integer                     not null,
  market    varchar(64)                 not null,
  posted_at timestamp(3) with time zone not null,
  event     varchar(80)                 not null,
  reference varchar(64)                 not null,
  asset     varchar(20)                 not null,
  decimals  integer                     not null,
  lines     varchar(1048576)            not null,
  constraint journal_entry_key primary key (stream, version, line)
);

-- Which lines went to a party, and what its sub-account stands at after each.
create table sub_ledger_line (
  party     varchar(80)                 not null,
  market    varchar(64)                 not null,
  posted_at timestamp(3) with time zone not null,
  stream    varchar(160)                not null,
  version   bigint                      not null,
  line      integer                     not null,
  entry     integer                     not null,
  asset     varchar(20)                 not null,
  account   varchar(20)                 not null,
  balance   numeric(78, 0)              not null,
  primary key (party, market, posted_at, stream, version, line)
);

-- The lines of an asset stand together now.
create table renumbered_line (
  stream  varchar(160) not null,
  version bigint       not null,
  line    integer      not null,
  number  bigint       not null,
  primary key (stream, version, line)
);
insert into renumbered_line
select stream, version, line, row_number() over (partition by stream, version order by first_line, line) - 1
from (
  select stream, version, line, min(line) over (partition by stream, version, asset) as first_line
  from journal_line) as one;

insert into journal_entry
select stream, version, max(number), market, posted_at, event, reference, asset, decimals,
  string_agg(line_text, chr(10) order by number)
from (
  select old.stream, old.version, old.market, old.posted_at, old.event, old.reference, old.asset, old.decimals,
    new.number,
    case when old.debit then 'DEBIT ' else 'CREDIT ' end || old.account || ' ' || cast(old.units as varchar(80)) || ' '
      || old.cause || case when old.party = '' then '' else ' ' || old.party end as line_text
  from journal_line old join renumbered_line new
    on new.stream = old.stream and new.version = old.version and new.line = old.line) as one
group by stream, version, market, posted_at, event, reference, asset, decimals;

insert into sub_ledger_line
select old.party, old.market, old.posted_at, old.stream, old.version, new.number, entry.line, old.asset, old.account,
  old.balance
from journal_line old
  join renumbered_line new on new.stream = old.stream and new.version = old.version and new.line = old.line
  join journal_entry entry on entry.stream = old.stream and entry.version = old.version and entry.asset = old.asset
where old.party <> '';

drop table renumbered_line;
drop table journal_line;
create index journal_entry_in_order on journal_entry (posted_at, stream, version, line);

-- Sub-accounts by market first: one index less for every commit to keep up.
alter table ledger_sub_balance rename to sub_balance_by_party;
create table ledger_sub_balance (
  market   varchar(64)    not null,
  party    varchar(80)    not null,
  asset    varchar(20)    not null,
  account  varchar(20)    not null,
  decimals integer        not null,
  balance  numeric(78, 0) not null,
  constraint ledger_sub_balance_key primary key (market, party, asset, account)
);
insert into ledger_sub_balance
select market, party, asset, account, decimals, balance from sub_balance_by_party;
drop table sub_balance_by_party;
