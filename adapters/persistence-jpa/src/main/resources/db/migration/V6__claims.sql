-- What is claimed of an auction and not paid for, one script for H2 and PostgreSQL.
alter table auction add column claimed_lot numeric(78, 0) default 0 not null;
alter table auction add column claimed_tab numeric(78, 0) default 0 not null;

-- Claims that keepers paid, or did not pay in time.
create table liquidation_claim (
  auction  varchar(100)                not null,
  claim    integer                     not null,
  market   varchar(64)                 not null,
  keeper   varchar(64)                 not null,
  honoured boolean                     not null,
  ended_at timestamp(3) with time zone not null,
  primary key (auction, claim)
);
create index liquidation_claim_by_keeper on liquidation_claim (market, keeper, honoured);
