-- Which auctions there are, and what was taken from them, one script for H2 and PostgreSQL. Amounts
-- are smallest units of the token named beside them; times are UTC.
create table auction (
  auction    varchar(100)                not null primary key,
  loan       varchar(64)                 not null,
  market     varchar(64)                 not null,
  collateral varchar(20)                 not null,
  collateral_decimals integer            not null,
  debt       varchar(20)                 not null,
  debt_decimals integer                  not null,
  lot        numeric(78, 0)              not null,
  tab        numeric(78, 0)              not null,
  sold       numeric(78, 0)              not null,
  raised     numeric(78, 0)              not null,
  takes      integer                     not null,
  resets     integer                     not null,
  started_at timestamp(3) with time zone not null,
  ended_at   timestamp(3) with time zone
);
create index auction_newest on auction (started_at desc, auction);
create index auction_by_market on auction (market, started_at desc, auction);
create index auction_by_loan on auction (loan, started_at desc, auction);

-- What a take at auction paid to whoever had started it.
alter table liquidation_sale add column reward numeric(78, 0) default 0 not null;
